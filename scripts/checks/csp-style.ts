import { type ESTree, Visitor } from 'vite'
import { literalText, memberName, parseSource } from './parse.ts'
import { type Check, type Finding, isCode, isTest, lineAt, type Tree } from './tree.ts'

const remedies = {
  'no-style-attribute': 'the content security policy drops it: use a class, or an SVG attribute for widths and colours',
  'no-inline-script': 'the content security policy drops it: put it in a file under src/portal',
  'no-event-attribute': 'the content security policy drops it: add a listener in a custom element',
  'no-raw-html': 'it can carry what a stranger wrote: build elements instead',
} as const

type Rule = keyof typeof remedies

export const cspRules = Object.keys(remedies) as Rule[]

export const cspStyleCheck: Check = { name: 'csp-style', about: 'nothing the strict CSP would drop', check }

/** Pages built by the server: the portal, what both faces share, and what modules put on them. */
const governed = /^src\/(?:portal|ui|modules\/[^/]+\/(?:portal\/|slots\.tsx))/

/** Where scripts put in place what the server rendered, and escaped. */
const takesServerHtml = /^src\/portal\/enhance\//

/** Finds what a strict content security policy drops in silence. */
export function check(tree: Tree): Finding[] {
  const findings: Finding[] = []
  for (const [path, text] of tree) {
    if (isTest(path)) continue
    if (governed.test(path) && isCode(path)) findings.push(...checkCode(path, text))
    if (path.endsWith('.html') && !path.startsWith('docs/')) findings.push(...checkHtml(path, text))
  }
  return findings
}

function checkCode(path: string, text: string): Finding[] {
  const findings: Finding[] = []
  const report = (at: ESTree.Node, rule: Rule): void => {
    if (rule === 'no-raw-html' && takesServerHtml.test(path)) return
    findings.push({ file: path, line: lineAt(text, at.start), rule, message: remedies[rule] })
  }
  const visitor = new Visitor({
    JSXAttribute: (node) => {
      const rule = node.name.type === 'JSXIdentifier' ? brokenByAttribute(node.name.name) : null
      if (rule) report(node, rule)
    },
    JSXOpeningElement: (node) => {
      if (node.name.type === 'JSXIdentifier' && node.name.name === 'style') report(node, 'no-style-attribute')
      if (isInlineScript(node)) report(node, 'no-inline-script')
    },
    Literal: (node) => {
      if (typeof node.value === 'string' && isStyleText(node.value)) report(node, 'no-style-attribute')
    },
    TemplateElement: (node) => {
      if (isStyleText(node.value.raw)) report(node, 'no-style-attribute')
    },
    CallExpression: (node) => {
      const name = memberName(node.callee)
      const isStyle = literalText(node.arguments[0]) === 'style'
      if (name === 'setAttribute' && isStyle) report(node, 'no-style-attribute')
      if (name === 'insertAdjacentHTML') report(node, 'no-raw-html')
    },
    AssignmentExpression: (node) => {
      if (['innerHTML', 'outerHTML'].includes(memberName(node.left) ?? '')) report(node, 'no-raw-html')
    },
  })
  visitor.visit(parseSource(path, text))
  return findings
}

function brokenByAttribute(name: string): Rule | null {
  if (name === 'style') return 'no-style-attribute'
  return name === 'dangerouslySetInnerHTML' ? 'no-raw-html' : null
}

/** React drops function handlers in static HTML, so only `<script>` with a body, and no src, is dropped by the policy. */
function isInlineScript(node: ESTree.JSXOpeningElement): boolean {
  if (node.name.type !== 'JSXIdentifier' || node.name.name !== 'script') return false
  return !node.attributes.some(
    (a) => a.type === 'JSXAttribute' && a.name.type === 'JSXIdentifier' && a.name.name === 'src',
  )
}

/** HTML written as text. */
function isStyleText(text: string): boolean {
  return /\sstyle=["'{]/.test(text)
}

function checkHtml(path: string, text: string): Finding[] {
  const patterns: [RegExp, Rule][] = [
    [/\sstyle=|<style[\s>]/g, 'no-style-attribute'],
    [/<script(?![^>]*\ssrc=)[^>]*>/g, 'no-inline-script'],
    [/<[a-z][^>]*\son[a-z]+=/g, 'no-event-attribute'],
  ]
  return patterns.flatMap(([pattern, rule]) =>
    [...text.matchAll(pattern)].map((match) => ({
      file: path,
      line: lineAt(text, match.index + 1),
      rule,
      message: remedies[rule],
    })),
  )
}
