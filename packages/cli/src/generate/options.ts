import { Option } from 'commander'
import { readCount, readSeconds } from '../options/read-number.js'

/** The options of `generate` that do not come from a model. */
export const generateOptions = (): readonly Option[] => [
  new Option('--input <file>', "the model's fields as JSON; - for standard input; options count more"),
  new Option('--save <where>', "a folder, or a pattern such as 'out/{model}-{n}'").default('./'),
  new Option('--times <n>', 'ask for it several times at once; each is paid for')
    .argParser(readCount)
    .default(1),
  ...submissionOptions(),
  new Option('--timeout <seconds>', 'stop waiting after that; the task goes on').argParser(readSeconds),
]

/** The options of whatever submits a request. */
export const submissionOptions = (): readonly Option[] => [
  new Option('--label <text>', 'a name of your own for the submission'),
  new Option('--fallback', 'of a capability: ask the next model where a vendor accepts nothing'),
  new Option('--upload <provider>', 'put local files where vendors that take URLs only can fetch them'),
  new Option('--sandbox', 'ask local vendors: nothing is paid, no key is needed'),
]
