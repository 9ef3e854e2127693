import { type ESTree, Visitor } from 'vite'
import { memberName, parseSource } from './parse.ts'
import { placeOf } from './places.ts'
import { type Check, type Finding, isCode, lineAt, type Tree } from './tree.ts'

const remedies = {
  'one-clock': 'ctx.now is the only clock: take the time as a parameter, so that a test can move it',
  'no-chance': 'a rule gives the same answer twice: take the number, the id or the seed as a parameter',
} as const

type Rule = keyof typeof remedies

export const clockRules = Object.keys(remedies) as Rule[]

export const oneClockCheck: Check = { name: 'one-clock', about: 'time and chance come in from outside', check }

/** Where ids are made; what has no context, such as a request id, has no other time. */
const makesIds = 'src/base/id.ts'

/**
 * The kernel and the modules (their browser part apart) never ask what time it is; their pure part never draws lots. A
 * server part may measure how long something took or is kept.
 */
export function check(tree: Tree): Finding[] {
  return [...tree].flatMap(([path, text]) => (isCode(path) ? checkFile(path, text) : []))
}

function checkFile(path: string, text: string): Finding[] {
  const place = placeOf(path)
  const isBase = place.kind === 'platform' && place.folder === 'base'
  const isModule = place.kind === 'module' && place.part !== 'workbench'
  if ((!isBase && !isModule) || path === makesIds) return []
  const isPure = isBase || (place.kind === 'module' && place.part === 'pure')
  const findings: Finding[] = []
  const report = (node: ESTree.Node, rule: Rule): void => {
    findings.push({ file: path, line: lineAt(text, node.start), rule, message: remedies[rule] })
  }
  const visitor = new Visitor({
    NewExpression: (node) => {
      if (isNamed(node.callee, 'Date') && node.arguments.length === 0) report(node, 'one-clock')
    },
    CallExpression: ({ callee }) => {
      if (isNamed(callee, 'Date')) report(callee, 'one-clock')
    },
    MemberExpression: (node) => {
      const { object } = node
      const name = memberName(node) ?? ''
      if (name === 'now' && isNamed(object, 'Date')) report(node, 'one-clock')
      if (!isPure) return
      if (name === 'now' && isNamed(object, 'performance')) report(node, 'one-clock')
      if (name === 'random' && isNamed(object, 'Math')) report(node, 'no-chance')
      if (['randomUUID', 'getRandomValues'].includes(name)) report(node, 'no-chance')
    },
  })
  visitor.visit(parseSource(path, text))
  return findings
}

function isNamed(node: ESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name
}
