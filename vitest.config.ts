import { defineConfig } from 'vitest/config'

// The second run, on PostgreSQL 15, repeats what touches the database and leaves the rest out.
const again = process.env['TEST_POSTGRES'] === '15'

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: again ? ['tests/*.test.ts', 'src/platform/{audit-log,db,jobs}/*.test.ts'] : ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    // These start the product with its own PostgreSQL, or need none.
    exclude: again ? ['tests/faults.test.ts', 'tests/stopping.test.ts', 'tests/demonstration.test.ts', 'tests/words.test.ts'] : [],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
