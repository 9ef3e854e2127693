import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../src/server/root.ts'

const modules = join(projectRoot, 'src/modules')

/** `:id?` stands for two pages: the list, and the list with a record open beside it. */
function patternsOf(section: string, route: string): string[] {
  const whole = route.replace('?', '')
  const open = `/${section}/${whole}`
  return whole === route ? [open] : [`/${section}`, open]
}

function routesOf(section: string, room: string): string[] {
  const routes = [...readFileSync(room, 'utf8').matchAll(/<Route path="([^"]+)"/g)]
  if (routes.length === 0) throw new Error(`${room} has no routes`)
  return routes.flatMap(([, route = '']) => patternsOf(section, route))
}

/** Every address pattern below /workbench, read from the sections and from the routes of the rooms they load. */
export function deskRoutes(): string[] {
  const sections = globSync('*/workbench/*section.ts', { cwd: modules })
  const found = sections.flatMap((file) => {
    const source = readFileSync(join(modules, file), 'utf8')
    const rooms = [...source.matchAll(/\bpath: '([^']+)'.*?\bimport\('([^']+)'\)/gs)]
    if (rooms.length === 0) throw new Error(`${file} says no path or loads no room`)
    return rooms.flatMap(([, path = '', room = '']) => routesOf(path, join(modules, dirname(file), room)))
  })
  return ['/', ...new Set(found)].toSorted()
}

const variables = (pattern: string) => pattern.split('/').filter((part) => part.startsWith(':')).length

/** The pattern an address below /workbench belongs to: the one with the fewest variables, as the router chooses. */
export function patternOf(address: string, routes: readonly string[]): string | undefined {
  const path = address.replace(/^\/workbench\/?/, '/').replace(/(?<=.)\/$/, '')
  return routes
    .filter((pattern) => new RegExp(`^${pattern.replaceAll(/:[^/]+/g, '[^/]+')}$`).test(path))
    .toSorted((a, b) => variables(a) - variables(b))[0]
}
