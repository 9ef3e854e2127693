/**
 * The map of the source tree: which part of the architecture a file belongs to. The rules about imports, clocks and
 * styles are stated in these words.
 */

/** Modules in their order: an earlier one never imports a later one. */
export const moduleOrder = [
  'network',
  'people',
  'record-views',
  'problem',
  'design',
  'call',
  'review',
  'notice',
  'project',
  'exchange',
  'agreement',
  'fund',
  'supervision',
  'evaluation',
  'credit',
  'incubation',
  'talent',
  'volunteering',
  'deliberation',
  'case',
  'aid',
  'insight',
] as const

/** The only files that know all modules. */
export const composers = ['src/app.ts', 'src/cli.ts', 'src/workbench-app.tsx']

const platformFolders = ['base', 'server', 'ui', 'portal', 'workbench', 'checks', 'testing'] as const
type PlatformFolder = (typeof platformFolders)[number]

/** A part of a module; `pure` is every plain file at its top, `assembly` its module.ts, which the composers import. */
export type ModulePart = 'pure' | 'server' | 'portal' | 'workbench' | 'slots' | 'assembly'

export type Place =
  | { kind: 'platform'; folder: PlatformFolder }
  | { kind: 'module'; module: string; part: ModulePart; inside: string }
  | { kind: 'composer' }
  | { kind: 'test'; module: string | null }
  /** scripts, e2e, bench, trial, configuration: not shipped, not governed */
  | { kind: 'outside' }
  | { kind: 'unknown' }

export function placeOf(path: string): Place {
  if (!path.startsWith('src/')) return { kind: 'outside' }
  const [, folder = '', ...rest] = path.split('/')
  const module = folder === 'modules' ? (rest[0] ?? '') : null
  if (/\.test\.tsx?$/.test(path)) return { kind: 'test', module }
  if (composers.includes(path)) return { kind: 'composer' }
  if (module !== null) return placeInModule(module, rest.slice(1).join('/'))
  const known = platformFolders.find((name) => name === folder)
  return known && rest.length > 0 ? { kind: 'platform', folder: known } : { kind: 'unknown' }
}

function placeInModule(module: string, inside: string): Place {
  const folder = inside.includes('/') ? inside.slice(0, inside.indexOf('/')) : null
  const at = (part: ModulePart): Place => ({ kind: 'module', module, part, inside })
  if (inside === 'module.ts') return at('assembly')
  if (inside === 'slots.tsx') return at('slots')
  if (folder === null) return inside.endsWith('.ts') ? at('pure') : { kind: 'unknown' }
  return folder === 'server' || folder === 'portal' || folder === 'workbench' ? at(folder) : { kind: 'unknown' }
}
