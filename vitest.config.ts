import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Tests run on the sources, so that a change is seen at once. With `--mode built` they take the packages beside their
 * own as `tsc -b` has built them: such a module is evaluated once in a process rather than once for each test file.
 */
const conditionsOf = (mode: string): string[] => [mode === 'built' ? 'default' : '@mediaplug/source']
const builtPackages = /\/packages\/[^/]+\/dist\//

/** The files that take longest: they begin first, so that none of them is waited for at the end. */
const longest = [
  'fuzz.test',
  'provider-mediaio/src/conformance',
  'killed-process',
  'file-processes',
  'folder-processes',
  'crash-points',
  'lost-file',
  'provider-tomoviee/src/conformance',
  'quickstart',
  'afternoon',
  'damaged-file',
  'mediaio/result/files',
  'runner.test',
  'broken.test',
  'budget.test',
]

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longest.findIndex((part) => moduleId.includes(part))
  return rank < 0 ? longest.length : rank
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other))
  }
}

export default defineConfig(({ mode }) => {
  const conditions = conditionsOf(mode)
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      include: [
        '{packages/*,packages/*/template,docs,examples,examples/providers/*,tests}/src/**/*.test.ts',
        'tests/{mutants,soak}/*.test.mjs',
      ],
      sequence: { sequencer: LongestFirst },
      testTimeout: 120_000,
      // Most tests wait for sockets and timers rather than compute.
      maxWorkers: 5,
      // Files share a process, since a process costs more than most files; each gets modules of its own.
      isolate: false,
      setupFiles: ['tests/fresh-start.ts'],
      server: { deps: { external: [builtPackages] } },
    },
  }
})
