import { type Import, importsOf } from './imports.ts'
import { composers, moduleOrder, type Place, placeOf } from './places.ts'
import { cyclesOf } from './cycles.ts'
import { parseSource } from './parse.ts'
import { type Check, type Finding, isCode, type Tree } from './tree.ts'

/** Rule → what to do instead. The rules are those of docs/architecture.md, "Who may import whom". */
const remedies = {
  'base-imports-base': 'src/base imports only src/base, zod and types of react; pass the rest in as a parameter',
  'pure-imports-pure':
    'a pure file imports src/base and pure files of its own or an earlier module; move this to server/ or a face',
  'server-imports': 'modules/X/server imports base, pure files, src/server and server/public.ts of earlier modules',
  'portal-imports':
    'modules/X/portal and slots.tsx import base, ui, src/portal, pure files and their own server/queries and server/commands',
  'workbench-imports':
    'modules/X/workbench imports base, ui, src/workbench and pure files; it reaches the server through contracts',
  'assembly-imports':
    'module.ts puts together what its own module serves, for the composers; workbench pages go to src/workbench-app.tsx',
  'module-order':
    'an earlier module never imports a later one: emit an event the later one subscribes to, or offer a slot',
  'platform-knows-no-module':
    'src/server, portal, workbench and ui know no module: take it as a parameter, the composers pass it in',
  'platform-layers':
    'src/ui imports base and ui; src/workbench imports base, ui and workbench; src/checks imports base and server',
  'browser-without-node': 'this file runs in the browser: no node:*, no src/server',
  'composer-on-top': `${composers.join(', ')} are at the top: nothing imports them`,
  'testing-from-tests': 'src/testing and *.test.ts(x) are imported by tests only',
  'no-barrel': 'no file that only hands on others: import from where it is written',
  'no-cycle': 'move what both need into a third file',
  'literal-specifier': 'an import whose target is computed cannot be checked: write the path out',
  'shipped-from-src': 'what ships imports only src/ and data below datasets/',
  'known-place':
    'the architecture has no such place: see docs/architecture.md, "Folders", and scripts/checks/places.ts',
} as const

type Rule = keyof typeof remedies

export const importRules = Object.keys(remedies) as Rule[]

export const importRulesCheck: Check = { name: 'import-rules', about: 'who may import whom', check }

export function check(tree: Tree): Finding[] {
  const findings: Finding[] = []
  const report = (file: string, line: number, rule: Rule, what: string): void => {
    findings.push({ file, line, rule, message: `${what}: ${remedies[rule]}` })
  }
  const edges = new Map<string, Import[]>()
  for (const path of tree.keys()) {
    if (!path.startsWith('src/')) continue
    const place = placeOf(path)
    if (place.kind === 'unknown' || (place.kind === 'module' && !isKnownModule(place.module))) {
      report(path, 1, 'known-place', path)
    }
    if (!isCode(path)) continue
    const imports = importsOf(tree, path)
    edges.set(path, imports)
    if (isBarrel(tree, path)) report(path, 1, 'no-barrel', path)
    for (const found of imports) {
      const rule = brokenRule(place, found)
      if (rule) report(path, found.line, rule, found.specifier ?? 'import(…)')
    }
  }
  for (const { from, line, cycle } of cyclesOf(edges)) report(from, line, 'no-cycle', cycle.join(' → '))
  return findings
}

function isKnownModule(name: string): boolean {
  return (moduleOrder as readonly string[]).includes(name)
}

/** A file in which nothing is written and something is handed on, or any `export *`. */
function isBarrel(tree: Tree, path: string): boolean {
  const { body } = parseSource(path, tree.get(path) ?? '')
  const handsOn = body.filter((node) => 'source' in node && node.source && node.type.startsWith('Export'))
  if (handsOn.some((node) => node.type === 'ExportAllDeclaration')) return true
  return handsOn.length > 0 && body.every((node) => handsOn.includes(node) || node.type === 'ImportDeclaration')
}

function brokenRule(place: Place, found: Import): Rule | null {
  if (found.specifier === null) return 'literal-specifier'
  const target = found.target === null ? null : placeOf(found.target)
  if (target === null) return brokenByPackage(place, found)
  const general = brokenForAll(place, target, found)
  if (general) return general
  switch (place.kind) {
    case 'platform':
      return brokenInPlatform(place.folder, target)
    case 'module':
      return brokenInModule(place, target)
    default:
      return null
  }
}

/** Packages and node:* — a relative import that names nothing is for the type checker. */
function brokenByPackage(place: Place, { specifier, typeOnly }: Import): Rule | null {
  if (specifier?.startsWith('.')) return null
  const inBase = place.kind === 'platform' && place.folder === 'base'
  const inPure = place.kind === 'module' && place.part === 'pure'
  const allowed = specifier === 'zod' || (specifier === 'react' && typeOnly)
  if (inBase && !allowed) return 'base-imports-base'
  if (inPure && !allowed) return 'pure-imports-pure'
  return runsInBrowser(place) && specifier?.startsWith('node:') ? 'browser-without-node' : null
}

function runsInBrowser(place: Place): boolean {
  if (place.kind === 'module') return place.part === 'workbench'
  return place.kind === 'platform' && (place.folder === 'ui' || place.folder === 'workbench')
}

function brokenForAll(place: Place, target: Place, found: Import): Rule | null {
  if (!isTestCode(place)) {
    if (isTestCode(target)) return 'testing-from-tests'
    if (target.kind === 'outside' && !found.target?.startsWith('datasets/')) return 'shipped-from-src'
    if (target.kind === 'composer' && place.kind !== 'composer') return 'composer-on-top'
  }
  if (runsInBrowser(place) && found.target?.startsWith('src/server/')) return 'browser-without-node'
  const from = moduleOf(place)
  const to = moduleOf(target)
  return from !== null && to !== null && rank(to) > rank(from) ? 'module-order' : null
}

function isTestCode(place: Place): boolean {
  return place.kind === 'test' || (place.kind === 'platform' && place.folder === 'testing')
}

function moduleOf(place: Place): string | null {
  return place.kind === 'module' || place.kind === 'test' ? place.module : null
}

function rank(module: string): number {
  return (moduleOrder as readonly string[]).indexOf(module)
}

type Folder = Extract<Place, { kind: 'platform' }>['folder']

/** What a platform folder may import besides itself; `null`: any platform folder. */
const platformReach: Record<Folder, readonly Folder[] | null> = {
  base: [],
  server: null,
  portal: null,
  ui: ['base'],
  workbench: ['base', 'ui'],
  checks: ['base', 'server'],
  testing: null,
}

function brokenInPlatform(folder: Folder, target: Place): Rule | null {
  if (folder === 'testing') return null
  if (target.kind === 'platform') {
    const reach = platformReach[folder]
    if (target.folder === folder || reach === null || reach.includes(target.folder)) return null
    return folder === 'base' ? 'base-imports-base' : 'platform-layers'
  }
  if (folder === 'base' && target.kind !== 'outside') return 'base-imports-base'
  return target.kind === 'module' ? 'platform-knows-no-module' : null
}

type ModulePlace = Extract<Place, { kind: 'module' }>

const partRules = {
  pure: 'pure-imports-pure',
  server: 'server-imports',
  portal: 'portal-imports',
  slots: 'portal-imports',
  assembly: 'assembly-imports',
  workbench: 'workbench-imports',
} as const satisfies Record<ModulePlace['part'], Rule>

/** Platform folders each part of a module may import. */
const partReach: Record<ModulePlace['part'], readonly Folder[]> = {
  pure: ['base'],
  server: ['base', 'server'],
  portal: ['base', 'ui', 'portal'],
  slots: ['base', 'ui', 'portal'],
  assembly: ['base', 'server', 'portal'],
  workbench: ['base', 'ui', 'workbench'],
}

function brokenInModule(from: ModulePlace, target: Place): Rule | null {
  const rule = partRules[from.part]
  if (target.kind === 'platform') return partReach[from.part].includes(target.folder) ? null : rule
  if (target.kind === 'outside') return null
  if (target.kind !== 'module') return rule
  return mayReachModule(from, target) ? null : rule
}

function mayReachModule(from: ModulePlace, to: ModulePlace): boolean {
  const own = from.module === to.module
  if (to.part === 'pure') return true
  if (own && from.part === to.part) return true
  switch (from.part) {
    case 'server':
      return to.inside === 'server/public.ts'
    case 'portal':
    case 'slots':
      if (own && to.part === 'portal') return true
      return own && /^server\/(?:queries|commands)(?:[-/][a-z-]+)?\.ts$/.test(to.inside)
    case 'assembly':
      return own && to.part !== 'workbench'
    default:
      return false
  }
}
