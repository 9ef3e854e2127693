import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { AppError } from '../../base/refusal.ts'
import { StartError } from '../start-error.ts'

const done = 0
const refused = 1
const misused = 2
/** a defect, after sysexits.h; whoever keeps the server running starts it again */
export const defect = 70

export interface Arguments {
  /** what follows the verb and is no option */
  words: string[]
  /** options by name, without their dashes */
  options: Record<string, string | boolean | undefined>
}

/** What a verb found: `value` is printed by --json, `text` for people. */
export interface Outcome {
  value: unknown
  text: string
  /** it ran, and the answer is no */
  refused?: boolean
}

export interface Verb {
  /** after the verb's name */
  usage: string
  about: string
  options?: ParseArgsOptionsConfig
  /** how many words may follow it; default none */
  words?: number
  /** null: it has said everything itself */
  run(args: Arguments): Promise<Outcome | null>
}

/** Thrown by a verb for what only the caller can mend: prints its usage. */
export class Misuse extends Error {}

export interface Streams {
  out(text: string): void
  err(text: string): void
}

const standard: Streams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
}

function helpText(verbs: Record<string, Verb>): string {
  const rows = Object.entries(verbs).map(
    ([name, { usage, about }]) => `  ${`${name} ${usage}`.trimEnd()}\n      ${about}\n`,
  )
  return `用法：npm run --silent chuangyi -- <命令> [选项]\n\n${rows.join('')}`
}

/** What went wrong as a code and words, and the exit code for it; a defect keeps its stack. */
function explain(
  error: unknown,
  say: (error: AppError) => string,
): { code: string; message: string; exitCode: number; fields?: Record<string, string> } {
  if (error instanceof StartError) return { code: error.code, message: error.message, exitCode: error.exitCode }
  if (error instanceof AppError) {
    return { code: error.code, message: `未执行：${say(error)}`, fields: error.fields, exitCode: refused }
  }
  return {
    code: 'defect',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    exitCode: defect,
  }
}

/**
 * Runs one verb. Standard output carries its result only, as one JSON value with --json; everything else goes to
 * standard error.
 * @param say the words of a refusal
 * @returns the exit code: 0 done, 1 refused, 2 misused, else why the program could not start (see StartError)
 */
export async function runCommandLine(
  verbs: Record<string, Verb>,
  argv: readonly string[],
  { streams = standard, say = (error) => error.code }: { streams?: Streams; say?: (error: AppError) => string } = {},
): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    streams.out(helpText(verbs))
    return name === undefined ? misused : done
  }
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!verb) {
    streams.err(`没有这个命令：${name}\n\n${helpText(verbs)}`)
    return misused
  }
  const asJson = rest.includes('--json')
  const print = (value: unknown, text: string): void => streams.out(asJson ? `${JSON.stringify(value)}\n` : text)
  try {
    const outcome = await verb.run(parse(verb, rest))
    if (!outcome) return done
    print(outcome.value, outcome.text && `${outcome.text}\n`)
    return outcome.refused ? refused : done
  } catch (error) {
    if (error instanceof Misuse) {
      streams.err(`${error.message}\n用法：${`${name} ${verb.usage}`.trimEnd()}\n`)
      return misused
    }
    const { exitCode, ...reason } = explain(error, say)
    streams.err(`${reason.message}\n`)
    if (asJson) print({ ok: false, error: reason }, '')
    return exitCode
  }
}

function parse(verb: Verb, rest: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: { json: { type: 'boolean' }, ...verb.options },
      allowPositionals: true,
    })
    if (positionals.length > (verb.words ?? 0)) throw new Misuse(`多余的参数：${positionals.join(' ')}`)
    return { words: positionals, options: values }
  } catch (error) {
    throw error instanceof Misuse ? error : new Misuse((error as Error).message)
  }
}
