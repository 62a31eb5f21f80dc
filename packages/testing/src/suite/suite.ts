import type { Scene } from '../scene/scene.js'
import type { ModelSubject } from '../scene/subject.js'

/** One thing that is demanded of a provider. */
export interface Check {
  /** A sentence about what holds. */
  readonly name: string
  /** Throws, with what was seen and what to do about it, when it does not hold. */
  run(scene: Scene): Promise<void>
}

/** Checks of one model. */
export interface Suite {
  readonly name: string
  /** Whether its checks are run one after another with the same vendor, or each with its own. */
  readonly sharing: 'one vendor' | 'a vendor each'
  /**
   * Whether its checks are about polls: then a result that comes beside a reference is put aside, so that the task is
   * asked after. Default: no.
   */
  readonly polls?: boolean
  /** Why it cannot apply to a model, if it cannot. */
  unless?(subject: ModelSubject): string | undefined
  checks(subject: ModelSubject): readonly Check[]
}

/** A reason to pass over models that answer at once. */
export function answersAtOnce({ model }: ModelSubject): string | undefined {
  return model.poll === undefined ? 'the model answers at once' : undefined
}
