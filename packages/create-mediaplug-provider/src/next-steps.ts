import type { Names } from './names.js'

/** What to do with a package that was just written, seen from the folder that the command runs in. */
export function nextSteps({ packageName, title }: Names, path: string, files: number): string {
  const quoted = /^[\w./\\:~-]+$/.test(path) ? path : `"${path}"`
  const enter = path === '' ? [] : [`  cd ${quoted}`]
  return [
    '',
    `${packageName} is written: ${files} files in ${path === '' ? 'this folder' : quoted}.`,
    '',
    ...enter,
    '  npm install',
    '  npm test                  green at once: a scripted vendor answers on this machine',
    '',
    `Then put ${title}'s own protocol in, and run npm test after each step:`,
    '',
    "  test/scripted-vendor.ts   the vendor's protocol, as its documents tell it",
    '  src/provider.ts           where the vendor is, its limits and its models',
    '  src/settings.ts           the credentials; src/authorize.ts sends them',
    '  src/models/               what each model takes; src/task.ts and src/result.ts ask and read',
    "  src/fault.ts              what the vendor's errors mean",
    '  src/conformance.test.ts   requests for the conformance kit',
    '',
    '  npm run release           tests, builds and publishes it',
    '',
    '',
  ].join('\n')
}
