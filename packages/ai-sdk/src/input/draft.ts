import { MediaplugError } from '@mediaplug/core'
import type { SdkWarning } from '../interface/call.js'
import type { KnownModel } from '../model/known-model.js'

/** A request in the making: the model's input, and what the AI SDK's user is told beside it. */
export class Draft {
  readonly input: Record<string, unknown> = {}
  readonly warnings: SdkWarning[] = []
  readonly model: KnownModel

  constructor(model: KnownModel) {
    this.model = model
  }

  /** The first of some fields that the model has. */
  fieldOf(names: readonly string[]): string | undefined {
    return names.find((name) => this.model.fields.has(name))
  }

  /** Tells that a setting was left out, since the model has none such. */
  leaveOut(feature: string, details = `${this.model.id} has no such setting; it was left out.`): void {
    this.warnings.push({ type: 'unsupported', feature, details })
  }

  /** Tells that something else was asked for in place of a setting. */
  replace(feature: string, details: string): void {
    this.warnings.push({ type: 'compatibility', feature, details })
  }

  /**
   * Ends it before anything is sent, since what came of it would not be what is paid for.
   *
   * @param setting - What the model does not take, as the AI SDK names it.
   * @param why - What is wrong, and what to do: the rest of a sentence about the setting.
   * @throws MediaplugError `unsupported`.
   */
  refuse(setting: string, why: string): never {
    const { id } = this.model
    throw new MediaplugError('unsupported', `${id}: ${setting} ${why} Nothing was sent.`, {
      phase: 'input',
      model: id,
      issues: [{ path: [setting], message: why }],
    })
  }
}
