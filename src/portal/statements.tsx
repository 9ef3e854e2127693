import type { ReactNode } from 'react'
import type { Lang } from '../base/label.ts'
import { Card } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import type { Site } from './frame.ts'
import { inLanguage, type NavEntry } from './nav.ts'
import type { Page, PortalRoute } from './page.ts'
import { type PersonalDataUse, platformDataUses } from './privacy.ts'
import { viewSettingsPath } from './view-settings.tsx'

export interface StatementParts {
  site: Site
  nav: readonly NavEntry[]
  /** declared by the modules; the platform's own are added here */
  dataUses: readonly PersonalDataUse[]
}

/** The two statements every reader may ask for: accessibility, and what happens with personal data. */
export function statementRoutes(parts: StatementParts): PortalRoute[] {
  return [
    { path: '/accessibility', access: 'public', get: async ({ lang }) => accessibilityPage(lang, parts) },
    { path: '/privacy', access: 'public', get: async ({ lang }) => privacyPage(lang, parts) },
  ]
}

function statement(title: string, description: string, children: ReactNode): Page {
  return {
    kind: 'page',
    title,
    description,
    cacheSeconds: 300,
    body: (
      <article className="prose page-head">
        <h1>{title}</h1>
        {children}
      </article>
    ),
  }
}

function accessibilityPage(lang: Lang, parts: StatementParts): Page {
  return lang === 'zh' ? accessibilityZh(parts) : accessibilityEn(parts)
}

function ownerOf({ site }: StatementParts, lang: Lang): string {
  return site.owner ?? (lang === 'zh' ? `“${site.name.zh}”的运营单位` : `the operator of “${site.name.en}”`)
}

function accessibilityZh(parts: StatementParts): Page {
  return statement(
    '无障碍说明',
    '谁都能用：长者版、键盘、读屏、没有脚本也行。',
    <>
      <p>这个网站要让每一位居民都用得上，不论年纪、视力、听力、手脚是否方便，也不论手机新旧。</p>
      <h2>您可以这样用</h2>
      <ul>
        <li>
          <a href={viewSettingsPath}>长者版</a>：字放大到 1.35
          倍，按钮更大，一行只放一件事。页面右上角随时切换，本机会记住。
        </li>
        <li>只用键盘：按 Tab 逐项移动，按回车打开；第一项是“跳到正文”。</li>
        <li>读屏软件：标题、表单、按钮、图都有文字说明；图上的数字在文字里也有。</li>
        <li>放大到 400%，或者把字调大，内容不会被截断，也不用左右拖动。</li>
        <li>高对比度、减少动画：跟随您手机或电脑的设置。</li>
        <li>网不好、手机旧、禁用了脚本：照样能看、能填、能提交。</li>
        <li>打印：每一页都能直接打在 A4 纸上。</li>
      </ul>
      <h2>不方便上网的</h2>
      <p>
        到社区党群服务中心，或打电话给社区，工作人员可以替您登记，您会拿到同样的编号和二维码，家里人也能帮您看进展。
      </p>
      <h2>我们照着什么做</h2>
      <p>
        目标是《网页内容无障碍指南》（WCAG）2.2 的 AA
        级，和《无障碍环境建设法》的要求。每次改动都用工具检查每一个页面，并在手机和电脑上逐页看过。
      </p>
      <h2>还做得不够的</h2>
      <ul>
        <li>居民上传的照片，不一定都有文字说明。</li>
        <li>别的单位提供的附件（如扫描的文件），不一定能被读屏软件读出来；需要时请告诉我们，我们给您文字版。</li>
      </ul>
      <h2>遇到障碍</h2>
      <p>请告诉{ownerOf(parts, 'zh')}：哪一页、用什么设备、哪里过不去。也可以直接拨打 12345，请他们转告。</p>
    </>,
  )
}

function accessibilityEn(parts: StatementParts): Page {
  return statement(
    'Accessibility',
    'For everyone: large print, keyboard, screen readers, and without script.',
    <>
      <p>
        This site is meant for every resident, whatever their age, sight, hearing or dexterity, and however old their
        phone.
      </p>
      <h2>Ways to use it</h2>
      <ul>
        <li>
          <a href={inLanguage('en', viewSettingsPath)}>Large print</a>: letters 1.35 times as large, larger buttons, one
          thing a line. Switch it at the top of any page; this device remembers.
        </li>
        <li>Keyboard alone: Tab moves, Enter opens; the first stop is “Skip to the content”.</li>
        <li>
          Screen readers: headings, forms, buttons and pictures are named in words; every number in a picture also
          stands in the text.
        </li>
        <li>Zoom to 400 % or enlarge the text: nothing is cut off, and nothing needs scrolling sideways.</li>
        <li>High contrast and less motion follow the settings of your phone or computer.</li>
        <li>With a weak connection, an old phone or without script you can still read, fill in and send.</li>
        <li>Every page prints on A4 as it stands.</li>
      </ul>
      <h2>If you would rather not use the internet</h2>
      <p>Visit or call your community centre. A worker can enter it for you, and you get the same code and QR code.</p>
      <h2>What we hold ourselves to</h2>
      <p>
        Level AA of the Web Content Accessibility Guidelines (WCAG) 2.2, and the Law on the Construction of an
        Accessible Environment. Every page is checked with tools at every change, and looked at on a phone and on a
        desktop.
      </p>
      <h2>Where we still fall short</h2>
      <ul>
        <li>Photographs from residents do not always come with a description.</li>
        <li>
          Attachments from others, such as scanned papers, may not be readable by a screen reader; ask us for the text.
        </li>
      </ul>
      <h2>Tell us</h2>
      <p>
        Tell {ownerOf(parts, 'en')} which page, which device, and where you got stuck; or call 12345 and ask them to
        pass it on.
      </p>
    </>,
  )
}

function DataUses({ parts, lang }: { parts: StatementParts; lang: Lang }) {
  const uses = [...parts.dataUses, ...platformDataUses].toSorted((a, b) => a.order - b.order)
  const terms = {
    zh: { kinds: '哪些信息', purpose: '做什么用', readers: '谁能看到', kept: '保存多久' },
    en: { kinds: 'Which data', purpose: 'What for', readers: 'Who sees it', kept: 'How long' },
  }[lang]
  return (
    <>
      {uses.map((use) => (
        <Card key={use.key} title={use.when[lang]}>
          <Facts
            items={[
              { term: terms.kinds, value: use.kinds[lang] },
              { term: terms.purpose, value: use.purpose[lang] },
              { term: terms.readers, value: use.readers[lang] },
              { term: terms.kept, value: use.kept[lang] },
            ]}
          />
        </Card>
      ))}
    </>
  )
}

/** Where a person finds what is theirs, when that is built. */
function MyData({ parts, lang }: { parts: StatementParts; lang: Lang }) {
  const entry = parts.nav.find(({ key }) => key === 'my-data')
  if (!entry) return null
  return (
    <p>
      <a href={inLanguage(lang, entry.path)}>{entry.label[lang]}</a>
    </p>
  )
}

function privacyPage(lang: Lang, parts: StatementParts): Page {
  return lang === 'zh' ? privacyZh(parts) : privacyEn(parts)
}

function privacyZh(parts: StatementParts): Page {
  return statement(
    '个人信息保护',
    '收哪些信息、做什么用、谁能看到、保存多久、您有哪些权利。',
    <>
      <p>不留姓名和电话，也能反映问题、查看进展。只在办事需要时才请您留下联系方式，留不留由您决定。</p>
      <h2>谁负责</h2>
      <p>{ownerOf(parts, 'zh')}负责处理这里的个人信息，并对此承担责任。</p>
      <h2>收哪些，为什么，多久</h2>
      <DataUses parts={parts} lang="zh" />
      <h2>我们不做的事</h2>
      <ul>
        <li>不把您的姓名、电话、住址放到公开页面上。公开的只有事情本身，并且先审后发。</li>
        <li>不卖、不交换，也不用于推销。除法律规定外，不提供给办这件事以外的人。</li>
        <li>不靠程序自动作出对您不利的决定；分数只供人参考，由人来定。</li>
        <li>不因为您不愿提供多余的信息，就不给您办事。</li>
      </ul>
      <h2>未成年人</h2>
      <p>
        不满十四周岁，由监护人同意后才能提交；十四到十七周岁，我们会提醒告诉监护人。未成年人的姓名、正脸照片不公开，工作人员每次查看都有记录。
      </p>
      <h2>您的权利</h2>
      <ul>
        <li>查看和复制：看到我们存了您的哪些信息，并下载带走。</li>
        <li>更正：不对的可以改。</li>
        <li>删除：可以要求删掉。法律要求保留的，我们停止使用，只保留到期限为止。</li>
        <li>撤回同意：什么时候都可以，和同意时一样方便；撤回前已经办的不受影响。</li>
        <li>要求说明：对任何一条规则有疑问，都可以请我们解释。</li>
      </ul>
      <MyData parts={parts} lang="zh" />
      <p>没有账号的，凭反映时给您的二维码链接办理。对我们的处理不满意，可以拨打 12345，或向网信部门投诉、举报。</p>
      <h2>依据</h2>
      <p>
        《中华人民共和国个人信息保护法》第六、十四、十五、十七、十九、二十四、三十一、四十四至四十七条，《未成年人网络保护条例》。内容有变动时，在这里公布；扩大用途的，重新征得您的同意。
      </p>
    </>,
  )
}

function privacyEn(parts: StatementParts): Page {
  return statement(
    'Personal data',
    'What is kept, what for, who sees it, for how long, and your rights.',
    <>
      <p>
        You can report a problem and follow it without giving your name or number. We ask for a way to reach you only
        where the matter needs it, and you decide.
      </p>
      <h2>Who is responsible</h2>
      <p>Responsible for personal data here: {ownerOf(parts, 'en')}.</p>
      <h2>What, why and for how long</h2>
      <DataUses parts={parts} lang="en" />
      <h2>What we never do</h2>
      <ul>
        <li>
          Put your name, number or address on a public page. Only the matter itself is public, and only after review.
        </li>
        <li>
          Sell or trade it, or use it for advertising. Except where the law requires, nobody outside the matter receives
          it.
        </li>
        <li>Let a program alone decide against you: scores advise, people decide.</li>
        <li>Refuse to help because you keep unnecessary details to yourself.</li>
      </ul>
      <h2>Children</h2>
      <p>
        Under 14, a guardian consents before anything is sent; from 14 to 17 we remind you to tell your guardian. Names
        and faces of minors are not published, and every look by staff is recorded.
      </p>
      <h2>Your rights</h2>
      <ul>
        <li>See and copy what we hold about you, and take it with you.</li>
        <li>Have mistakes corrected.</li>
        <li>Have it deleted. Where the law requires keeping it, we stop using it and keep it only for that time.</li>
        <li>Withdraw consent at any time, as easily as it was given; what was done before stands.</li>
        <li>Ask us to explain any of these rules.</li>
      </ul>
      <MyData parts={parts} lang="en" />
      <p>
        Without an account, use the QR link you received with your report. If you are not satisfied, call 12345 or
        complain to the cyberspace administration.
      </p>
      <h2>Basis</h2>
      <p>
        Personal Information Protection Law of the People’s Republic of China, articles 6, 14, 15, 17, 19, 24, 31 and 44
        to 47; Regulations on the Protection of Minors in Cyberspace. Changes are published here; wider use needs your
        consent again.
      </p>
    </>,
  )
}
