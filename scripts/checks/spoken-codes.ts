import { type ESTree, Visitor } from 'vite'
import { keyText, literalText, memberName, parseSource, unwrapped } from './parse.ts'
import { isTest, lineAt, type Tree } from './tree.ts'

/** What a code stands for; decides which table must hold its words. */
export type CodeKind = 'refusal' | 'fault' | 'event' | 'deadline' | 'field' | 'permission' | 'vocabulary'

/** A code that a person will read as words. */
export interface SpokenCode {
  kind: CodeKind
  /** null: computed, so its words cannot be looked up */
  code: string | null
  file: string
  line: number
}

const looksLikeCode = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)*$/
const emits = /^src\/(?:base|server|modules)\//

const refusalParts = new Set(['code', 'params', 'fields'])

/** `problem.ts`, not `server/…` and not a test: where a module keeps its rules and vocabularies. */
export function isPureModuleFile(file: string): boolean {
  return /^src\/modules\/[^/]+\/[^/]+\.ts$/.test(file) && !isTest(file)
}

/** Every code that the server side, the rules and the contracts can show to somebody. */
export function spokenCodes(tree: Tree): SpokenCode[] {
  return [...tree.keys()]
    .filter((file) => emits.test(file) && /\.tsx?$/.test(file) && !isTest(file))
    .flatMap((file) => codesIn(tree, file))
}

function codesIn(tree: Tree, file: string): SpokenCode[] {
  const text = tree.get(file) ?? ''
  const found: SpokenCode[] = []
  const add = (kind: CodeKind, node: ESTree.Node, values: (string | null)[]): void => {
    for (const value of values) {
      if (value === null || looksLikeCode.test(value))
        found.push({ kind, code: value, file, line: lineAt(text, node.start) })
    }
  }
  // in `fields: { code: 'required' }` the code is a field
  const faultObjects = new Set<ESTree.Node>()
  const visitor = new Visitor({
    VariableDeclarator: ({ id, init }) => {
      const table = init ? unwrapped(init) : null
      if (id.type !== 'Identifier' || !id.name.endsWith('Events') || !isPureModuleFile(file)) return
      if (table?.type !== 'ObjectExpression') return
      for (const { name, value } of namedProperties(table)) add('event', value, [name])
    },
    ObjectExpression: (node) => {
      const properties = namedProperties(node)
      const { code, fields } = Object.fromEntries(properties.map(({ name, value }) => [name, value]))
      if (!code || faultObjects.has(node)) return
      const isRefusal = properties.every(({ name }) => refusalParts.has(name))
      if (isRefusal) add('refusal', code, known(choices(code)))
      else if (isPureModuleFile(file)) add('vocabulary', code, known(choices(code)))
      if (!isRefusal || fields?.type !== 'ObjectExpression') return
      faultObjects.add(fields)
      for (const { kind, at, codes } of faultsIn(fields)) add(kind, at, codes)
    },
    CallExpression: (node) => {
      const [first, second] = node.arguments
      if (first) for (const { kind, at, codes } of calledWith(file, text, node, first, second)) add(kind, at, codes)
    },
  })
  visitor.visit(parseSource(file, text))
  return found
}

interface Said {
  kind: CodeKind
  at: ESTree.Node
  codes: (string | null)[]
}

/** What a call says, by the name of what is called. */
function calledWith(
  file: string,
  text: string,
  call: ESTree.CallExpression,
  first: ESTree.Node,
  second: ESTree.Node | undefined,
): Said[] {
  const said = (kind: CodeKind, codes: (string | null)[]): Said => ({ kind, at: first, codes })
  const name = calledName(call)
  if (name === 'notFound')
    return [
      said(
        'refusal',
        known(choices(first)).map((what) => `${what}.not-found`),
      ),
    ]
  if (name === 'refuseFields') return [said('refusal', known(choices(first))), ...faultsIn(second)]
  // a computed event type is safe: the catalogue refuses what no …Events table declares
  if (name === 'event' && isTransaction(call)) return [said('event', known(choices(first)))]
  if (name === 'deadline' && isTransaction(call)) return [said('deadline', choices(first))]
  if (first.type !== 'ObjectExpression') return []
  if (name === 'machine') return machineWords(first)
  return name === 'contract' ? [said('field', inputFields(file, text, first))] : []
}

/** `{ phone: bad ? 'format' : null }`: a code per field. */
function faultsIn(node: ESTree.Node | undefined): Said[] {
  if (node?.type !== 'ObjectExpression') return []
  return namedProperties(node).map(({ value }) => ({ kind: 'fault', at: value, codes: known(choices(value)) }))
}

function namedProperties(object: ESTree.ObjectExpression): { name: string; value: ESTree.Node }[] {
  return object.properties.flatMap((property) => {
    const name = property.type === 'Property' ? keyText(property) : null
    return property.type === 'Property' && name !== null ? [{ name, value: unwrapped(property.value) }] : []
  })
}

/** The texts an expression can have: `a ? 'x' : 'y'` has two; null where it is computed. */
function choices(expression: ESTree.Node): (string | null)[] {
  const node = unwrapped(expression)
  if (node.type === 'ConditionalExpression') return [...choices(node.consequent), ...choices(node.alternate)]
  if (node.type === 'LogicalExpression') return [...choices(node.left), ...choices(node.right)]
  if (node.type === 'Literal' && node.value === null) return []
  return [literalText(node)]
}

function known(texts: (string | null)[]): string[] {
  return texts.filter((text) => text !== null)
}

function calledName({ callee }: ESTree.CallExpression): string | null {
  return callee.type === 'Identifier' ? callee.name : memberName(callee)
}

/** `tx.event(…)`: what is called on a transaction, by the name every command gives it. */
function isTransaction({ callee }: ESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'tx'
}

/** The states and actions of `machine({ states: { open: { close: { to, who, deadline } } } })`, and its deadlines. */
function machineWords(machine: ESTree.ObjectExpression): Said[] {
  const states = namedProperties(machine).find(({ name }) => name === 'states')?.value
  if (states?.type !== 'ObjectExpression') return []
  return namedProperties(states).flatMap(({ name: state, value: actions }): Said[] => [
    { kind: 'vocabulary', at: actions, codes: [state] },
    ...(actions.type === 'ObjectExpression' ? namedProperties(actions).flatMap(transitionWords) : []),
  ])
}

function transitionWords({ name: action, value }: { name: string; value: ESTree.Node }): Said[] {
  const words: Said[] = [{ kind: 'vocabulary', at: value, codes: [action] }]
  if (value.type !== 'ObjectExpression') return words
  const deadline = namedProperties(value).find(({ name }) => name === 'deadline')?.value
  return deadline ? [...words, { kind: 'deadline', at: deadline, codes: known(choices(deadline)) }] : words
}

/** The names a writing endpoint takes from its reader; those in the path come from the page. */
function inputFields(file: string, text: string, contract: ESTree.ObjectExpression): string[] {
  const parts = new Map(namedProperties(contract).map(({ name, value }) => [name, value]))
  const method = literalText(parts.get('method'))
  if (method === 'GET' || method === 'DELETE') return []
  const path = literalText(parts.get('path')) ?? ''
  const input = parts.get('input')
  const shape = input ? objectShape(file, text, input) : null
  return shape ? namedProperties(shape).flatMap(({ name }) => (path.includes(`{${name}}`) ? [] : [name])) : []
}

/** The literal inside `z.object({ … })`, directly or by the name of a constant of the same file. */
function objectShape(file: string, text: string, node: ESTree.Node): ESTree.ObjectExpression | null {
  if (node.type === 'CallExpression' && ['object', 'strictObject'].includes(calledName(node) ?? '')) {
    const [shape] = node.arguments
    return shape?.type === 'ObjectExpression' ? shape : null
  }
  if (node.type !== 'Identifier') return null
  const value = constantsOf(file, text).get(node.name)
  return value && value.type !== 'Identifier' ? objectShape(file, text, value) : null
}

function constantsOf(file: string, text: string): Map<string, ESTree.Node> {
  const constants = new Map<string, ESTree.Node>()
  const visitor = new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init) constants.set(id.name, unwrapped(init))
    },
  })
  visitor.visit(parseSource(file, text))
  return constants
}
