import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule, Vitest } from 'vitest/node'

/**
 * Counts the run as `N passed, N failed`: into COUNT_FILE for scripts/test.mjs, which prints it last, else alone on the
 * last line. A file that cannot be loaded and an error outside any test count as one failure each.
 */
export default class CountReporter implements Reporter {
  #count = { passed: 0, failed: 0 }

  onInit(vitest: Vitest): void {
    // after the other reporters' summary
    if (!process.env.COUNT_FILE) vitest.onClose(() => this.#print())
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0
    let failed = unhandled.length
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      passed += tests.filter((test) => test.result().state === 'passed').length
      const broken = tests.filter((test) => test.result().state === 'failed').length
      failed += broken > 0 || module.ok() ? broken : 1
    }
    this.#count = { passed, failed }
    if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, JSON.stringify(this.#count))
  }

  #print(): void {
    process.stdout.write(`${this.#count.passed} passed, ${this.#count.failed} failed\n`)
  }
}
