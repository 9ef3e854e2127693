import { createContext, useContext } from 'react'

/** What the line at the top of a page opens. */
export interface ShellActions {
  openMenu(): void
  openSearch(): void
  openHelp(): void
}

export const ShellContext = createContext<ShellActions>({ openMenu() {}, openSearch() {}, openHelp() {} })

export function useShell(): ShellActions {
  return useContext(ShellContext)
}
