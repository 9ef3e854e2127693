/** What trials and benchmarks need of common.mjs, to run the server as `npm start` does. */
export function programEnv(mode: 'production' | 'development' | 'test'): NodeJS.ProcessEnv
export function serveArgs(more?: readonly string[]): string[]
