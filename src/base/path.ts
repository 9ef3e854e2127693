/**
 * Where a node stands in the network: the codes from the root down, each closed by a slash, e.g.
 * `/440307/440307003/440307003007/`. The closing slash makes "starts with" mean "stands below".
 */
export type Path = string

const segment = /^[0-9A-Za-z-]+$/

export function childPath(parent: Path, code: string): Path {
  if (!isClosed(parent)) throw new RangeError(`a path begins and ends with a slash: ${parent}`)
  if (!segment.test(code)) throw new RangeError(`a path segment holds letters, digits and hyphens: ${code}`)
  return `${parent}${code}/`
}

export const rootPath = '/'

/** An empty or unclosed text would be the beginning of paths it has nothing to do with. */
function isClosed(path: Path): boolean {
  return path.startsWith('/') && path.endsWith('/')
}

/** Does a grant on `node` reach `target`? Downward only; a node reaches itself. What is no path reaches nothing. */
export function covers(node: Path, target: Path): boolean {
  return isClosed(node) && target.startsWith(node)
}

export function coversAny(nodes: readonly Path[], target: Path): boolean {
  return nodes.some((node) => covers(node, target))
}

/** The paths that need naming: a path below another of the list is dropped. */
export function outermost(paths: readonly Path[]): Path[] {
  const unique = [...new Set(paths)]
  return unique.filter((path) => !unique.some((other) => other !== path && covers(other, path))).toSorted()
}
