import type { TaskHandle, Usage } from '@mediaplug/core'
import type { JsonObject } from './json.js'

/** What is wrong with what an agent gave. */
export interface ToolIssue {
  /** What is wrong, and what is allowed. */
  readonly message: string
  /** Where, from the outside in. */
  readonly path?: readonly PropertyKey[] | undefined
}

/** What a tool takes, by the Standard Schema that `ai` 6 and 7 read. */
export interface ToolSchema<Input> {
  /** The Standard Schema. */
  readonly '~standard': {
    /** Of Standard Schema. */
    readonly version: 1
    /** Who made it. */
    readonly vendor: 'mediaplug'
    /** What is checked, for the compiler alone. */
    readonly types?:
      | {
          /** What is checked: anything. */
          readonly input: unknown
          /** What it is then. */
          readonly output: Input
        }
      | undefined
    /** Checks what an agent gave. */
    readonly validate: (
      value: unknown,
    ) => Promise<
      { readonly value: Input; readonly issues?: undefined } | { readonly issues: readonly ToolIssue[] }
    >
    /** What it takes, as JSON Schema. */
    readonly jsonSchema: {
      /** What an agent gives. */
      readonly input: () => Record<string, unknown>
      /** The same: nothing is made of it. */
      readonly output: () => Record<string, unknown>
    }
  }
}

/** A file that a tool made. */
export interface ToolFile {
  /** What it is, such as `audio`. */
  readonly kind: string
  /** Media type, such as `audio/mpeg`. */
  readonly mediaType: string
  /** Where it was saved, where it was. */
  readonly path?: string
  /** Where the vendor keeps it. */
  readonly url?: string
  /** When the URL stops working, as an ISO 8601 time, where the vendor tells. */
  readonly expiresAt?: string
}

/** What a tool gives to an agent: where the files are, never what is in them. */
export interface ToolResult {
  /** The model that made it. */
  readonly model: string
  /** Its task: `client.resume` gives the result again. */
  readonly handle?: TaskHandle
  /** The files. */
  readonly files: readonly ToolFile[]
  /** What the model gives beside files, such as a diagram's source, and what the vendor tells. */
  readonly more?: JsonObject
  /** What was charged, where the vendor tells. */
  readonly usage?: Usage
}

/** A model as a tool of an agent, as `generateText` and `streamText` of `ai` 6 and 7 take one. */
export interface MediaplugTool<Input = object> {
  /** What it makes, and what it is good for. */
  readonly description: string
  /** What it takes. */
  readonly inputSchema: ToolSchema<Input>
  /**
   * Makes it, and waits for it. The AI SDK calls it. A call of the same id with the same input gives the task that it
   * gave before.
   *
   * @throws MediaplugError of every code; after acceptance with the task's handle.
   */
  execute(
    input: Input,
    options: {
      /** The id of the agent's call. */
      readonly toolCallId: string
      /** Stops the waiting; the task goes on. */
      readonly abortSignal?: AbortSignal | undefined
    },
  ): Promise<ToolResult>
}
