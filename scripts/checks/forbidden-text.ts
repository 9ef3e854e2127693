import { type Check, type Finding, isCode, lineAt, type Tree } from './tree.ts'

interface Rule {
  name: string
  pattern: RegExp
  remedy: string
  /** which files it looks at; all text files unless told */
  where?: (path: string) => boolean
}

const everywhere = (): boolean => true

// written so that the patterns do not find themselves
const rules: Rule[] = [
  {
    name: 'no-machine-path',
    pattern: /(?<![\w.~/-])\/(?:work|root|home|Users)\/[\w.]/g,
    remedy: 'a path of one machine: use a path from the project root, or a setting',
  },
  {
    name: 'no-registry-address',
    pattern: /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|"resolved"\s*:\s*"http|\bregistry\s*=\s*http/g,
    remedy: 'the registry is the reader’s own setting: leave it out',
  },
  {
    name: 'no-unfinished',
    pattern: /\b(?:TO[D]O|FIX[M]E|HA[C]K|X{3})\b/g,
    remedy: 'finish it, or open an issue and leave the code complete without it',
    where: (path) => path !== 'package-lock.json',
  },
  {
    name: 'no-switched-off-test',
    pattern:
      /\b(?:it|test|describe|suite|bench)\s*\.(?:only|skip|todo|skipIf|runIf|fails)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\s*\(/g,
    remedy: 'every test runs, everywhere: make it pass or take it out',
    where: isCode,
  },
  {
    name: 'no-mock',
    pattern: /\bvi\s*\.\s*(?:mock|doMock|spyOn|stubGlobal|useFakeTimers)\b/g,
    remedy: 'nothing of ours is mocked: use the harness, its clock and a real service',
    where: isCode,
  },
  {
    name: 'no-silenced-compiler',
    pattern: /@ts-(?:ignore|expect-error|nocheck)\b|\b(?:eslint|oxlint)-disable(?!-next-line [\w/,\s-]+ -- \S)/g,
    remedy: 'mend what it complains about; a lint rule may be set aside for one line with `-- reason`',
    where: isCode,
  },
]

export const forbiddenTextRules = rules.map(({ name }) => name)

export const forbiddenTextCheck: Check = {
  name: 'forbidden-text',
  about: 'nothing unfinished, silenced or tied to one machine',
  check,
}

export function check(tree: Tree): Finding[] {
  return [...tree].flatMap(([file, text]) =>
    rules
      .filter(({ where = everywhere }) => where(file))
      .flatMap(({ name, pattern, remedy }) =>
        [...text.matchAll(pattern)].map((match) => ({
          file,
          line: lineAt(text, match.index + 1),
          rule: name,
          message: `${match[0]}: ${remedy}`,
        })),
      ),
  )
}
