import type { Capability } from '../../capability/define.js'
import { invalidInput } from '../../validation/validate.js'
import type { Output, Savable } from '../output.js'
import type { SaveOptions } from '../save/save-options.js'
import { saveResult } from './save-result.js'

/** All results of a capability share their function. */
const properties = new WeakMap<object, PropertyDescriptor>()

function propertyOf(capability: Pick<Capability, 'id'>): PropertyDescriptor {
  const known = properties.get(capability)
  if (known) return known
  const property: PropertyDescriptor = {
    async value(this: Output | undefined, where: unknown, options?: SaveOptions) {
      if (this === undefined) {
        throw invalidInput('save()', ["it is a method: call it as result.save('out/')"], {
          phase: 'download',
        })
      }
      return saveResult(this, capability.id, where, options)
    },
    configurable: true,
    writable: true,
  }
  properties.set(capability, property)
  return property
}

/** Gives a result the function that saves it. It is not enumerable, so that the result stays plain data. */
export function savable(data: Omit<Output, 'save'>, capability: Pick<Capability, 'id'>): Output {
  return Object.defineProperty<Omit<Output, 'save'> & Partial<Savable>>(
    data,
    'save',
    propertyOf(capability),
  ) as Output
}
