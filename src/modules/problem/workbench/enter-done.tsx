import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import { useKeys } from '../../../workbench/keys.ts'
import type { Reported } from '../contract.ts'

/** The slip with the code to scan is a page of the portal: it opens ready to print. The secret is in no other place. */
function slipHref({ code, secret }: Reported): string {
  return `/follow/${encodeURIComponent(code)}/slip?s=${encodeURIComponent(secret)}`
}

/** What to say to the resident, what to give them, and the next one. */
export function EnterDone({ reported, onAgain }: { reported: Reported; onAgain(): void }): ReactNode {
  const print = useRef<HTMLAnchorElement>(null)
  useEffect(() => print.current?.focus(), [])
  useKeys({ n: onAgain })
  return (
    <section className="enter-done" aria-labelledby="enter-done">
      <h2 id="enter-done">收到了</h2>
      <p className="enter-code">{reported.code}</p>
      <p>
        请告诉居民：编号是 <b>{reported.code}</b>，最迟 <b>{formatDate(reported.dueOn, 'zh')}</b> 答复
        {reported.dueProvisional && '（那一年的放假安排还没公布，日期可能顺延）'}
        。凭回执上的二维码，随时能看进展，家里人也能帮着看。
      </p>
      <div className="enter-acts">
        <Button type="primary" href={slipHref(reported)} target="_blank" rel="noreferrer" ref={print}>
          打印回执
        </Button>
        <Button onClick={onAgain}>
          再登记一件 <kbd>n</kbd>
        </Button>
        <Link to={`/problems/${reported.code}`}>打开这一件</Link>
      </div>
      <p className="small soft">
        回执上的二维码是这位居民自己的凭证，只打印给本人，不要拍照转发。离开这一页就不能再打印。
      </p>
    </section>
  )
}
