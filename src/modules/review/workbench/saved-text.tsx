import type { ReactNode } from 'react'
import { formatTime } from '../../../base/clock.ts'
import { errorWords } from '../../../workbench/states.tsx'
import type { Saving } from './score-saver.ts'

/** Where what was typed is now. */
export function SavedText({ saving }: { saving: Saving }): ReactNode {
  const { state } = saving
  const away = state === 'away' || state === 'refused'
  return (
    <span className={away ? 'score-saved is-away' : 'score-saved'} role="status">
      {savedWords(saving)}
    </span>
  )
}

function savedWords({ state, at, error, found }: Saving): string {
  switch (state) {
    case 'waiting':
    case 'saving':
      return found ? '找回上次没传上去的内容，正在保存…' : '正在保存…'
    case 'away':
      if (error?.status === 401) return '登录已过期，内容存在这台电脑上，重新登录后自动补存'
      return '连不上服务器，内容存在这台电脑上，恢复后自动补存'
    case 'conflict':
      return '在另一个窗口改过'
    case 'refused':
      return `没能保存：${errorWords(error)}。内容还在这台电脑上`
    case 'saved':
      return at ? `已自动保存 ${formatTime(at)}` : '边填边自动保存'
  }
}
