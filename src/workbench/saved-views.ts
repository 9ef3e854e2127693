/** A view somebody named: an encoded list state. */
export interface SavedView {
  name: string
  query: string
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>

const mostViews = 20
const longestName = 20

function shelfKey(list: string): string {
  return `chuangyi.views.${list}`
}

function isView(value: unknown): value is SavedView {
  const view = value as Partial<SavedView> | null
  return typeof view?.name === 'string' && typeof view.query === 'string'
}

/** The views of a list in this browser. What is unreadable is as good as none: a view can be named again. */
export function readViews(shelf: Shelf, list: string): SavedView[] {
  try {
    const stored: unknown = JSON.parse(shelf.getItem(shelfKey(list)) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isView) : []
  } catch {
    return []
  }
}

export function writeViews(shelf: Shelf, list: string, views: readonly SavedView[]): void {
  shelf.setItem(shelfKey(list), JSON.stringify(views))
}

/** Why a view may not be saved under a name, in words; null when it may. */
export function refuseViewName(views: readonly SavedView[], name: string): string | null {
  const trimmed = name.trim()
  if (trimmed === '') return '请起个名字，例如“本周到期的交通安全”。'
  if (trimmed.length > longestName) return `名字请在 ${longestName} 个字以内。`
  if (views.some((view) => view.name === trimmed)) return null
  return views.length >= mostViews ? `最多保存 ${mostViews} 个视图，请先删去不用的。` : null
}

/** A name that is there already gets the new query in its place. */
export function putView(views: readonly SavedView[], view: SavedView): SavedView[] {
  const named = { ...view, name: view.name.trim() }
  if (!views.some((other) => other.name === named.name)) return [...views, named]
  return views.map((other) => (other.name === named.name ? named : other))
}

export function dropView(views: readonly SavedView[], name: string): SavedView[] {
  return views.filter((view) => view.name !== name)
}
