import { defineConfig } from 'vitest/config'

/** Pictures and no tests: `npm run screens`, `npm run screens -- tour`. */
export default defineConfig({
  test: {
    globalSetup: 'src/testing/global-setup.ts',
    environment: 'node',
    include: ['e2e/*.pictures.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
})
