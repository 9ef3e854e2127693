import type { DeskDetail } from '../contract-desk.ts'

const key = 'chuangyi.handlers'
const most = 8

function readShelf(shelf: Pick<Storage, 'getItem'>): string[] {
  try {
    const stored: unknown = JSON.parse(shelf.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

/** The unit named last comes first next time, in this browser. */
export function rememberHandler(handler: string, shelf: Pick<Storage, 'getItem' | 'setItem'> = localStorage): void {
  const others = readShelf(shelf).filter((each) => each !== handler)
  shelf.setItem(key, JSON.stringify([handler, ...others].slice(0, most)))
}

export function recentHandlers(shelf: Pick<Storage, 'getItem'> = localStorage): string[] {
  return readShelf(shelf)
}

/** Offices that usually exist where a report lies: offered to be chosen, never a closed list. */
export function usualHandlers({ street, community }: Pick<DeskDetail, 'street' | 'community'>): string[] {
  const offices = ['平安法治办', '交安办', '应急管理办', '城市管理办', '公共服务办', '住房建设办']
  return [
    ...(community ? [`${community.name}工作站`, `${community.name}居委会`] : []),
    ...(street ? offices.map((office) => street.name + office) : []),
  ]
}
