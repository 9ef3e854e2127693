import { type ESTree, parseSync } from 'vite'

const parsed = new Map<string, { text: string; program: ESTree.Program }>()

/** Parses a source file once per run; several checks look at the same tree. */
export function parseSource(path: string, text: string): ESTree.Program {
  const known = parsed.get(path)
  if (known?.text === text) return known.program
  const { program, errors } = parseSync(path, text)
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`)
  parsed.set(path, { text, program })
  return program
}

/** The text of a string literal or of a template without holes; null for anything computed. */
export function literalText(node: ESTree.Node | null | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null
  return null
}

/** The name of a property that is not computed: `a`, `'a-b'`, `1`. */
export function keyText(property: ESTree.ObjectProperty): string | null {
  if (property.computed) return literalText(property.key)
  if (property.key.type === 'Identifier') return property.key.name
  return property.key.type === 'Literal' ? String(property.key.value) : null
}

/** Looks through `as const`, `satisfies T` and brackets. */
export function unwrapped(node: ESTree.Node): ESTree.Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return unwrapped(node.expression)
    default:
      return node
  }
}

/** `b` of `a.b`; null for anything else. */
export function memberName(node: ESTree.Node): string | null {
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : null
}
