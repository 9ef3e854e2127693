import { Drawer } from 'antd'
import { Component, type ReactNode, useMemo, useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { meContract } from '../base/me.ts'
import { HelpDialog } from './help-dialog.tsx'
import { useKeys } from './keys.ts'
import { PageHead } from './page-head.tsx'
import { useContract } from './query.ts'
import { SearchDialog } from './search-dialog.tsx'
import type { WorkbenchSection } from './section.ts'
import { SessionProvider, useMe } from './session.tsx'
import { ShellContext } from './shell-context.ts'
import { SideBar } from './side-bar.tsx'
import { EmptyState, ErrorState, SignInAgain, SignInState } from './states.tsx'
import { useTodo } from './todo-query.ts'

/** Loads who I am, then the workbench around the page. */
export function Shell({ sections }: { sections: WorkbenchSection[] }): ReactNode {
  const me = useContract(meContract, {}, { refreshMs: 5 * 60_000 })
  if (me.isPending) return <p className="boot">正在打开工作台…</p>
  const signedOut = me.error?.status === 401
  if (!me.data) {
    return (
      <Alone>{signedOut ? <SignInState /> : <ErrorState error={me.error} onRetry={() => void me.refetch()} />}</Alone>
    )
  }
  return (
    <SessionProvider me={me.data}>
      {/* the page stays: what was being written must not be lost with the session */}
      {signedOut && <SignInAgain />}
      <Bench sections={sections} />
    </SessionProvider>
  )
}

function Alone({ children }: { children: ReactNode }): ReactNode {
  return (
    <main className="alone">
      <h1>创益 · 工作台</h1>
      {children}
    </main>
  )
}

function Bench({ sections }: { sections: WorkbenchSection[] }): ReactNode {
  const me = useMe()
  const { pathname } = useLocation()
  const [opened, setOpened] = useState<{ what: 'menu' | 'search' | 'help'; at: string } | null>(null)
  const mine = useMemo(() => sections.filter((section) => me.permissions.includes(section.permission)), [sections, me])
  const todo = useTodo()
  const actions = useMemo(() => {
    const opener = (what: 'menu' | 'search' | 'help') => () => setOpened({ what, at: pathname })
    return { openMenu: opener('menu'), openSearch: opener('search'), openHelp: opener('help') }
  }, [pathname])
  // going somewhere closes what was open over the page
  const open = opened?.at === pathname ? opened.what : null
  const close = () => setOpened(null)
  useKeys({ '/': actions.openSearch, '?': actions.openHelp })
  const side = <SideBar sections={mine} counts={todo.data?.pages[0]?.counts ?? []} />
  return (
    <ShellContext value={actions}>
      <a className="skip visually-hidden" href="#desk">
        跳到内容
      </a>
      {me.demo && (
        <aside className="demo-strip" aria-label="演示环境">
          演示环境：人和事都是虚构的，请勿填写真实信息。
        </aside>
      )}
      <div className="bench">
        <aside className="side" aria-label="导航">
          {side}
        </aside>
        <main className="desk" id="desk" tabIndex={-1}>
          {me.grants.length === 0 ? (
            <NoRole />
          ) : (
            <CatchErrors at={pathname}>
              <Outlet />
            </CatchErrors>
          )}
          <div id="popups" />
        </main>
      </div>
      <Drawer
        open={open === 'menu'}
        onClose={close}
        placement="left"
        size={280}
        title="菜单"
        rootClassName="side-drawer"
      >
        <div className="side">{side}</div>
      </Drawer>
      <SearchDialog sections={mine} open={open === 'search'} onClose={close} />
      <HelpDialog open={open === 'help'} onClose={close} />
    </ShellContext>
  )
}

function NoRole(): ReactNode {
  return (
    <>
      <PageHead title="工作台" />
      <EmptyState
        title="您还没有工作台里的角色"
        hint="角色由本级管理员授予。授予后刷新本页即可；居民服务不需要角色。"
        action={<a href="/">去居民首页</a>}
      />
    </>
  )
}

interface Caught {
  error: unknown
  at: string
}

/** A page that breaks leaves the rest of the workbench standing; going elsewhere is another try. */
class CatchErrors extends Component<{ at: string; children: ReactNode }, Caught> {
  override state: Caught = { error: null, at: this.props.at }

  static getDerivedStateFromError(error: unknown): Partial<Caught> {
    return { error }
  }

  static getDerivedStateFromProps({ at }: { at: string }, state: Caught): Caught | null {
    return at === state.at ? null : { error: null, at }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return (
      <EmptyState
        title="这一页没能打开"
        hint="可能刚刚更新过。刷新一次；仍然不行，请告诉管理员您在做什么。"
        action={
          <button type="button" className="link-button" onClick={() => window.location.reload()}>
            刷新
          </button>
        }
      />
    )
  }
}
