import { type ExampleInput, fieldsWithFilesAs } from '../example/example-file.js'

/** The call of the tool `generate` that an agent makes, as JSON. */
export function agentSample(id: string, input: ExampleInput): string {
  const fields = fieldsWithFilesAs(input, (file) => file.text)
  return JSON.stringify({ name: 'generate', arguments: { model: id, input: fields } }, undefined, 2)
}
