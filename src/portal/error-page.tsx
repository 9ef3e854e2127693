import type { ReactNode } from 'react'
import type { Lang } from '../base/label.ts'
import { Actions, ButtonLink } from '../ui/button.tsx'
import { Code } from '../ui/facts.tsx'
import { entriesAt, hrefOf, inLanguage, type NavEntry, type Reader } from './nav.ts'
import type { Page } from './page.ts'

export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503

interface Words {
  title: string
  what: string
  next: string
}

const words: Record<Lang, Record<ErrorStatus, Words>> = {
  zh: {
    400: { title: '这个请求我们没看懂', what: '地址或填写的内容不完整。', next: '请回到上一页，重新打开或提交一次。' },
    401: { title: '请先登录', what: '这一页只给本人看。', next: '登录后会回到这里。' },
    403: {
      title: '这一页您还不能看',
      what: '您的账号没有这项权限，或者您已经换了岗位。',
      next: '需要的话，请联系本级平台的管理员开通。',
    },
    404: {
      title: '没有找到这一页',
      what: '可能是地址抄错了，也可能这件事还没有公开。',
      next: '手里有编号的，请核对每一位；扫过二维码的，请再扫一次。',
    },
    409: {
      title: '这件事刚刚有了变化',
      what: '在您提交之前，有别人先办了，所以这一次没有生效。',
      next: '请回到上一页刷新，看看最新的情况。',
    },
    413: { title: '文件太大了', what: '一张照片最多 10 MB。', next: '请换小一点的照片，或少放几张，再提交一次。' },
    422: { title: '还差一点', what: '填写的内容有几处要改。', next: '请回到上一页改好后再提交，填过的都还在。' },
    429: {
      title: '您点得有点快',
      what: '为了让大家都能用，同一个网络一分钟内能提交的次数有限。',
      next: '等一分钟再试。您填的内容还在上一页，不会丢。',
    },
    500: {
      title: '我们出了点差错',
      what: '是我们的问题，不是您的。差错已经记下，会有人处理。',
      next: '请过几分钟再试；您填的内容多半还在上一页。',
    },
    503: {
      title: '暂时连不上',
      what: '后台正在恢复，通常一两分钟就好。已经提交成功的内容不会丢。',
      next: '请稍等片刻再刷新；刚才没提交成功的，请回到上一页再提交一次。',
    },
  },
  en: {
    400: {
      title: 'We could not read that',
      what: 'The address or the form was incomplete.',
      next: 'Please go back and open or send it again.',
    },
    401: {
      title: 'Please sign in',
      what: 'This page is for its owner only.',
      next: 'You will come back here after signing in.',
    },
    403: {
      title: 'You cannot see this page yet',
      what: 'Your account does not have this permission, or your role has changed.',
      next: 'If you need it, please ask the administrator of your platform.',
    },
    404: {
      title: 'We could not find this page',
      what: 'The address may be mistyped, or this matter is not public yet.',
      next: 'If you have a code, please check every character; if you have a QR code, please scan it again.',
    },
    409: {
      title: 'This has just changed',
      what: 'Someone else acted first, so nothing was done this time.',
      next: 'Please go back and reload to see how it stands now.',
    },
    413: {
      title: 'That file is too large',
      what: 'A photo may have up to 10 MB.',
      next: 'Please choose smaller or fewer photos and send it again.',
    },
    422: {
      title: 'Almost there',
      what: 'Some of what you filled in needs changing.',
      next: 'Please go back, correct it and send it again; what you wrote is still there.',
    },
    429: {
      title: 'That was a little fast',
      what: 'So that everyone can use it, one network can only send so much in a minute.',
      next: 'Please wait a minute. What you wrote is still on the page before.',
    },
    500: {
      title: 'Something went wrong on our side',
      what: 'This is our mistake, not yours. It has been recorded and will be looked at.',
      next: 'Please try again in a few minutes; what you wrote is most likely still on the page before.',
    },
    503: {
      title: 'We cannot be reached right now',
      what: 'The service is recovering, usually within a minute or two. What was sent is safe.',
      next: 'Please reload in a moment; if your last form did not go through, go back and send it again.',
    },
  },
}

const shared = {
  zh: {
    home: '回首页',
    signIn: '去登录',
    code: '说明情况时，请报这个号：',
    urgent: '急事请直接打 12345；遇到危险打 110、119、120。',
  },
  en: {
    home: 'Go to the home page',
    signIn: 'Sign in',
    code: 'If you tell us about it, please quote: ',
    urgent: 'If it is urgent call 12345; in danger call 110, 119 or 120.',
  },
}

export interface ErrorPageProps {
  lang: Lang
  nav: readonly NavEntry[]
  reader: Reader
  /** quoted when asking for help; shown for our own mistakes */
  requestId?: string
  /** where signing in leads back here */
  signInHref?: string
  /** what is known beyond the kind, e.g. the module's words for the refusal */
  reason?: ReactNode
}

/** An error says what happened, that nothing is lost, and what to do next. Needs no database. */
export function errorPage(status: ErrorStatus, props: ErrorPageProps): Page {
  const { lang, nav, reader, requestId, signInHref, reason } = props
  const { title, what, next } = words[lang][status]
  const own = shared[lang]
  const ways = status === 503 ? [] : entriesAt(nav, 'hero', reader).slice(0, 3)
  return {
    kind: 'page',
    status,
    title,
    body: (
      <div className="error-page">
        <h1>{title}</h1>
        <p>{reason ?? what}</p>
        <p>{next}</p>
        <Actions fill>
          {status === 401 && signInHref && (
            <ButtonLink kind="primary" href={signInHref}>
              {own.signIn}
            </ButtonLink>
          )}
          <ButtonLink kind={status === 401 ? 'plain' : 'primary'} href={inLanguage(lang, '/')}>
            {own.home}
          </ButtonLink>
          {ways.map((entry) => (
            <ButtonLink key={entry.key} href={hrefOf(entry, lang)}>
              {(entry.call ?? entry.label)[lang]}
            </ButtonLink>
          ))}
        </Actions>
        {status >= 500 && requestId && (
          <p className="small soft">
            {own.code}
            <Code>{requestId}</Code>
          </p>
        )}
        {status >= 500 && <p className="small soft">{own.urgent}</p>}
      </div>
    ),
  }
}
