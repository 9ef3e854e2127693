import { StyleProvider } from '@ant-design/cssinjs'
import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ComponentType, lazy, type ReactNode, StrictMode, Suspense, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, Link, Route, Routes } from 'react-router'
import './look.css'
import { registerActs } from './acts.ts'
import { PageHead } from './page-head.tsx'
import { createQueryClient } from './query.ts'
import type { WorkbenchSection } from './section.ts'
import { useMe } from './session.tsx'
import { Shell } from './shell.tsx'
import { EmptyState, LoadingState } from './states.tsx'
import { darkTheme, lightTheme } from './theme.ts'
import { registerThreadTexts } from './thread.ts'
import { refusalWords, registerWords } from './words.ts'
import TodoPage from './todo-page.tsx'

const night = window.matchMedia('(prefers-color-scheme: dark)')

function useNight(): boolean {
  return useSyncExternalStore(
    (changed) => {
      night.addEventListener('change', changed)
      return () => night.removeEventListener('change', changed)
    },
    () => night.matches,
  )
}

interface Room {
  section: WorkbenchSection
  Page: ComponentType
}

function MayEnter({ section, children }: { section: WorkbenchSection; children: ReactNode }): ReactNode {
  if (useMe().permissions.includes(section.permission)) return children
  return (
    <>
      <PageHead title={section.label} />
      <EmptyState title={refusalWords({ code: 'permission-missing' })} />
    </>
  )
}

function SectionLoading({ label }: { label: string }): ReactNode {
  return (
    <>
      <PageHead title={label} />
      <LoadingState lines={10} />
    </>
  )
}

function NotFound(): ReactNode {
  return (
    <>
      <PageHead title="没有这一页" />
      <EmptyState
        title="没有这一页"
        hint="地址可能抄漏了，或这一页已经搬走。按 / 搜索，或从菜单进入。"
        action={<Link to="/">回到待办</Link>}
      />
    </>
  )
}

function Workbench({ rooms }: { rooms: Room[] }): ReactNode {
  return (
    <Routes>
      <Route element={<Shell sections={rooms.map(({ section }) => section)} />}>
        <Route index element={<TodoPage />} />
        {rooms.map(({ section, Page }) => (
          <Route
            key={section.key}
            path={`${section.path}/*`}
            element={
              <MayEnter section={section}>
                <Suspense fallback={<SectionLoading label={section.label} />}>
                  <Page />
                </Suspense>
              </MayEnter>
            }
          />
        ))}
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  )
}

/** Lists and menus open inside the page's main part, or in the dialog they belong to: readers of landmarks find them. */
function popupPlace(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest<HTMLElement>('[role="dialog"]') ?? document.getElementById('popups') ?? document.body
}

function Look({ children }: { children: ReactNode }): ReactNode {
  return (
    <StyleProvider layer>
      <ConfigProvider
        locale={zhCN}
        theme={useNight() ? darkTheme : lightTheme}
        button={{ autoInsertSpace: false }}
        getPopupContainer={popupPlace}
        wave={{ disabled: true }}
      >
        <App>{children}</App>
      </ConfigProvider>
    </StyleProvider>
  )
}

/** Puts the workbench into the page. Called once, by src/workbench-app.tsx, with the sections of all modules. */
export function startWorkbench(sections: WorkbenchSection[]): void {
  const container = document.getElementById('workbench')
  if (!container) throw new Error('the page has no place for the workbench')
  for (const { words, acts } of sections) {
    if (words) registerWords(words)
    if (acts) registerActs(acts)
  }
  registerThreadTexts(sections.map(({ threadTexts = {} }) => threadTexts))
  const rooms = sections.map((section) => ({ section, Page: lazy(() => section.load()) }))
  createRoot(container).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <Look>
          <BrowserRouter basename="/workbench">
            <Workbench rooms={rooms} />
          </BrowserRouter>
        </Look>
      </QueryClientProvider>
    </StrictMode>,
  )
}
