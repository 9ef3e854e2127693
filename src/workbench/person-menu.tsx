import { Dropdown, type MenuProps } from 'antd'
import { type ReactNode, useRef } from 'react'
import { Icon } from '../ui/icon.tsx'
import { useSession } from './session.tsx'

const secondFactorWords = {
  none: '第二重验证：未设置，去设置',
  enrolled: '第二重验证：已设置，本次未验证',
  passed: '第二重验证：本次已验证',
} as const

/** Who I am here, my second factor, and the way out. Signing out is a form of the portal, so it works like one. */
export function PersonMenu(): ReactNode {
  const { me, area } = useSession()
  const signOut = useRef<HTMLFormElement>(null)
  const name = me.person?.name ?? '访客'
  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: [name, area?.roles].filter(Boolean).join(' · ') },
    { key: 'security', label: <a href="/me/security">{secondFactorWords[me.secondFactor]}</a> },
    { key: 'mine', label: <a href="/me">我的资料与数据</a> },
    { key: 'portal', label: <a href="/">居民看到的首页</a> },
    { type: 'divider' },
    { key: 'out', label: '退出登录', onClick: () => signOut.current?.requestSubmit() },
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <button
          type="button"
          className="person-button"
          aria-label={`${area ? `${name} · ${area.name}` : name}，菜单`}
          aria-haspopup="menu"
        >
          <Icon name="me" />
          <span className="person-name">
            {name}
            {area && <span className="soft"> · {area.name}</span>}
          </span>
        </button>
      </Dropdown>
      <form ref={signOut} method="post" action="/sign-out" hidden />
    </>
  )
}
