import { type ReactNode, useEffect } from 'react'
import { useShell } from './shell-context.ts'
import { Icon } from '../ui/icon.tsx'
import { PersonMenu } from './person-menu.tsx'

interface PageHeadProps {
  title: string
  /** one line beside the title: how it is sorted, which day it is */
  note?: ReactNode
  /** buttons of the page */
  children?: ReactNode
}

/** The line at the top of every page: where I am, what I may start here, search, help, me. */
export function PageHead({ title, note, children }: PageHeadProps): ReactNode {
  const { openMenu, openSearch, openHelp } = useShell()
  useEffect(() => {
    document.title = `${title} · 工作台`
  }, [title])
  // a page begins at its beginning, wherever the one before was left
  useEffect(() => {
    // braces: in new browsers it answers a promise, which an effect must not
    window.scrollTo(0, 0)
  }, [])
  return (
    <header className="page-head">
      <button type="button" className="icon-button page-menu" aria-label="打开菜单" onClick={openMenu}>
        <Icon name="menu" />
      </button>
      <h1>{title}</h1>
      {note && <span className="page-note soft">{note}</span>}
      {children && <div className="page-actions">{children}</div>}
      <div className="page-tools">
        <button type="button" className="search-button" aria-label="搜索" aria-keyshortcuts="/" onClick={openSearch}>
          <Icon name="search" />
          <span className="search-words">搜索</span>
          <kbd>/</kbd>
        </button>
        <button
          type="button"
          className="icon-button page-help"
          aria-label="键盘与帮助"
          aria-keyshortcuts="?"
          onClick={openHelp}
        >
          <Icon name="help" />
        </button>
        <PersonMenu />
      </div>
    </header>
  )
}
