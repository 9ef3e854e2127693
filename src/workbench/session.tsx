import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { Me } from '../base/me.ts'
import { type Permission, roleLabels } from '../base/roles.ts'

/** A node on which the reader holds roles. */
export interface Area {
  path: string
  name: string
  roles: string
}

interface Session {
  me: Me
  areas: Area[]
  /** the one whose work is shown; null: all of them */
  area: Area | null
  chooseArea(path: string | null): void
}

const SessionContext = createContext<Session | null>(null)

/** The nodes of the grants, each once with all roles held there, the highest first. */
export function areasOf(grants: Me['grants']): Area[] {
  const areas = new Map<string, Area>()
  for (const { path, nodeName, role } of grants) {
    const known = areas.get(path)
    const word = roleLabels[role].zh
    areas.set(path, { path, name: nodeName, roles: known ? `${known.roles}、${word}` : word })
  }
  return [...areas.values()].toSorted((a, b) => a.path.length - b.path.length || a.path.localeCompare(b.path))
}

const storageKey = 'chuangyi.area'

function storedArea(areas: readonly Area[]): string | null {
  const stored = localStorage.getItem(storageKey)
  return areas.some((area) => area.path === stored) ? stored : null
}

export function SessionProvider({ me, children }: { me: Me; children: ReactNode }): ReactNode {
  const areas = useMemo(() => areasOf(me.grants), [me.grants])
  const [path, setPath] = useState(() => storedArea(areas))
  const session = useMemo<Session>(
    () => ({
      me,
      areas,
      area: areas.find((area) => area.path === path) ?? (areas.length === 1 ? (areas[0] ?? null) : null),
      chooseArea(next) {
        if (next === null) localStorage.removeItem(storageKey)
        else localStorage.setItem(storageKey, next)
        setPath(next)
      },
    }),
    [me, areas, path],
  )
  return <SessionContext value={session}>{children}</SessionContext>
}

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('used outside the workbench')
  return session
}

/** The reader, as GET /me tells. */
export function useMe(): Me {
  return useSession().me
}

/** The area whose work is shown; null shows all within reach. Its path goes into lists as `area`. */
export function useArea(): Area | null {
  return useSession().area
}

/** Holds the permission on some node: for what to offer, never for what to allow. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission)
}
