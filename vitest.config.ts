import { defineConfig } from 'vitest/config'

const shared = {
  globalSetup: 'src/testing/global-setup.ts',
  environment: 'node' as const,
  // a browser on a busy machine takes its time: what is waited for comes, or does not come at all
  expect: { poll: { timeout: 10_000 } },
}

export default defineConfig({
  test: {
    // vitest leaves one core idle unless told; a browser's test waits more than it works
    maxWorkers: '100%',
    reporters: ['default', './src/testing/count-reporter.ts'],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.{ts,mjs}'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
