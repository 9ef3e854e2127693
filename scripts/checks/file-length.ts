import { type ESTree, Visitor } from 'vite'
import { parseSource } from './parse.ts'
import { type Check, type Finding, isCode, isTest, lineAt, type Tree } from './tree.ts'

export const maxFileLines = 400
export const maxFunctionLines = 70

export const fileLengthCheck: Check = { name: 'file-length', about: 'short files, short functions', check }

/** A file past 400 lines is two ideas; a function past 70 lines is several steps. */
export function check(tree: Tree): Finding[] {
  return [...tree].filter(([path]) => isCode(path)).flatMap(([path, text]) => checkFile(path, text))
}

function checkFile(path: string, text: string): Finding[] {
  const findings: Finding[] = []
  const lines = lineAt(text, text.trimEnd().length)
  if (lines > maxFileLines) {
    findings.push({
      file: path,
      line: maxFileLines + 1,
      rule: 'file-too-long',
      message: `${lines} lines, at most ${maxFileLines}: find the second idea in it and give it its own file`,
    })
  }
  // the callbacks of describe() hold tests, they are not steps of one thing
  if (!isTest(path)) findings.push(...longFunctions(path, text))
  return findings
}

function longFunctions(path: string, text: string): Finding[] {
  const findings: Finding[] = []
  const measure = (node: ESTree.Function | ESTree.ArrowFunctionExpression): void => {
    const first = lineAt(text, node.start)
    const lines = lineAt(text, node.end - 1) - first + 1
    if (lines <= maxFunctionLines) return
    const message = `${lines} lines, at most ${maxFunctionLines}: name its steps and make them functions`
    findings.push({ file: path, line: first, rule: 'function-too-long', message })
  }
  const visitor = new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  })
  visitor.visit(parseSource(path, text))
  return findings
}
