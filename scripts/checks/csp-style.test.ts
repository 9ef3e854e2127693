import { describe, expect, test } from 'vitest'
import { check, cspRules } from './csp-style.ts'
import { named, realTree, treeOf } from './planted.ts'

const page = 'src/modules/problem/portal/page.tsx'

const violations: [string, string, string][] = [
  ['no-style-attribute', page, 'export const a = <div style={{ width: 3 }} />'],
  ['no-style-attribute', 'src/ui/bar.tsx', 'export const a = <Bar style="x" />'],
  ['no-style-attribute', 'src/portal/mail.ts', 'export const a = `<p class="x" style="color:red">`'],
  ['no-style-attribute', 'src/portal/mail.ts', 'export const a = \'<p style="color:red">\''],
  ['no-style-attribute', 'src/portal/live.ts', "element.setAttribute('style', 'color:red')"],
  ['no-style-attribute', 'src/portal/head.tsx', 'export const a = <style>{css}</style>'],
  ['no-style-attribute', 'src/workbench.html', '<body style="margin:0"></body>'],
  ['no-inline-script', 'src/modules/problem/slots.tsx', 'export const a = <script>{code}</script>'],
  ['no-inline-script', 'src/workbench.html', '<script type="module">start()</script>'],
  ['no-event-attribute', 'src/workbench.html', '<a href="/" onclick="go()">x</a>'],
  ['no-raw-html', page, 'export const a = <p dangerouslySetInnerHTML={{ __html: text }} />'],
  ['no-raw-html', 'src/portal/live.ts', 'element.innerHTML = text'],
  ['no-raw-html', 'src/portal/live.ts', "element.insertAdjacentHTML('beforeend', text)"],
]

describe('content security policy', () => {
  test.each(violations)('%s is named in %s: %s', (rule, file, text) => {
    expect(named(check(treeOf({ [file]: text })))).toEqual([`${file}:1 ${rule}`])
  })

  test('every rule has a violation', () => {
    expect(new Set(violations.map(([rule]) => rule))).toEqual(new Set(cspRules))
  })

  test('classes, SVG attributes and scripts in files pass, and the workbench has its own policy', () => {
    const tree = treeOf({
      [page]: 'export const a = <svg width="3"><rect className="bar" fill="red" /><script src="/a.js" defer /></svg>',
      'src/modules/problem/workbench/list.tsx': 'export const a = <Table style={{ width: 3 }} />',
      'src/portal/enhance/similar.ts': 'list.innerHTML = await answer.text()',
      'src/workbench.html': '<script type="module" src="/src/workbench-app.tsx"></script>',
    })
    expect(check(tree)).toEqual([])
  })

  test('the project keeps them', () => {
    expect(named(check(realTree()))).toEqual([])
  })
})
