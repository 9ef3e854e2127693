import { qrPath } from '../../server/qr.ts'
import { Bar } from '../../ui/bar.tsx'
import { Actions, Button, ButtonLink } from '../../ui/button.tsx'
import { Block, Callout, Card, CardGrid, EmptyState, Halves, Row, Rows } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { CopyText, ShareLink } from '../../ui/enhanced.tsx'
import { Code, Facts, Figures, Person } from '../../ui/facts.tsx'
import { Money } from '../../ui/money.tsx'
import { Breadcrumb, Pager, Steps, Tabs } from '../../ui/navigation.tsx'
import { Notice } from '../../ui/paper.tsx'
import { Photos } from '../../ui/photos.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Facets, SearchBox } from '../../ui/search-box.tsx'
import { Table } from '../../ui/table.tsx'
import { DateText, DaysBox, Deadline } from '../../ui/time.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { Page } from '../page.ts'
import { type Sample, sampleNow } from './request.ts'

const spending = [
  { id: '1', at: '2026-11-14T04:00:00Z', what: '反光背心与停车牌 40 套', to: '平湖五金商行', fen: 328_000 },
  { id: '2', at: '2026-11-02T04:00:00Z', what: '家长队保险（10 月至 12 月）', to: '某财产保险公司', fen: 216_000 },
  {
    id: '3',
    at: '2026-10-28T04:00:00Z',
    what: '家长护学队误餐补贴（36 人 × 2 场 × ¥15）',
    to: '签领表 36 人',
    fen: 108_000,
  },
]

function recordPage(): Page {
  return {
    kind: 'page',
    title: '电动车堵楼道',
    nav: 'problems',
    private: true,
    body: (
      <>
        <Breadcrumb
          items={[
            { text: '身边事', href: '/problems' },
            { text: '平湖街道', href: '/problems?area=1' },
            { text: <Code>LG-26-0398</Code> },
          ]}
        />
        <Halves>
          <div className="stack">
            <Chips>
              <Chip tone="go">正在办</Chip> <Chip>楼道消防</Chip> <Chip>平湖 · 禾花社区</Chip>{' '}
              <Chip tone="wait">等答复</Chip> <Chip tone="act">逾期</Chip> <Chip tone="still">已办结</Chip>
            </Chips>
            <h1>电动车堵楼道，晚上下不了楼</h1>
            <p>三单元一楼每晚停七八辆电动车，充电线从二楼拉下来，老人下楼只能侧着身子。</p>
            <Facts
              inline
              items={[
                { term: '办理：', value: '街道交安办' },
                { term: '反映人：', value: '禾花社区居民' },
                { term: '反映于', value: <DateText at="2026-11-12T02:20:00Z" /> },
              ]}
            />
            <Photos items={[{ src: '/picture.svg', alt: '楼道里停着的电动车' }, { src: '/picture.svg' }]} />
          </div>
          <div className="stack">
            <RecordStanding />
          </div>
        </Halves>
        <Block title="从一句抱怨到现在" id="thread">
          <Timeline
            items={[
              { key: '1', when: '2027 年 3 月', title: '结项评价，居民打分占 20%', mark: 'ahead' },
              { key: '2', when: '今天', title: '问卷进行中', mark: 'now', body: '已抽取 180 人，答 132 人' },
              {
                key: '3',
                when: <DateText at="2026-11-10T02:00:00Z" kind="day" />,
                title: '公示期满入库',
                mark: 'official',
                verifyHref: '/record/1',
                body: '1 条异议，已答复',
              },
              {
                key: '4',
                when: <DateText at="2026-11-12T02:20:00Z" kind="time" />,
                title: '一位居民反映',
                quote: '“校门口每天像打仗。”',
                body: '另有 46 人说“我也是”',
              },
            ]}
          />
        </Block>
      </>
    ),
  }
}

function RecordStanding() {
  return (
    <>
      <Callout title="接下来">
        <p>
          街道交安办正在办理，
          <Deadline due="2026-11-26T16:00:00Z" now={sampleNow} clock="promised" workingDays={4} />
        </p>
      </Callout>
      <Callout tone="act" title="我们晚了 2 天，抱歉">
        <p>
          <Deadline due="2026-11-19T16:00:00Z" now={sampleNow} clock="statutory" />
        </p>
      </Callout>
      <Callout tone="wait" title="还差两处">
        <p>请在 9 月 12 日 18:00 前补齐。</p>
      </Callout>
      <Card title="保存这个二维码" level={2}>
        <QrCode
          {...qrPath('https://example.org/follow/LG-26-0398?key=abcdefghijklmnop')}
          label="扫码看 LG-26-0398 的进展"
        />
        <Actions>
          <CopyText text="https://example.org/follow/LG-26-0398" /> <ShareLink heading="LG-26-0398" />
        </Actions>
      </Card>
    </>
  )
}

function moneyPage(): Page {
  return {
    kind: 'page',
    title: '钱到哪了',
    body: (
      <>
        <div className="page-head">
          <h1>校门口十分钟</h1>
        </div>
        <Block title="钱到哪了" more={{ href: '/x', text: '收支表与凭证' }}>
          <div className="card">
            <Figures
              items={[
                { value: '¥160,000', label: '预算' },
                { value: '¥148,000', label: '已认购（6 家企业）', href: '/a' },
                { value: '¥141,500', label: '已到账', href: '/b' },
                { value: '¥80,000', label: '已拨付（首期）', href: '/c' },
                { value: '¥72,360', label: '已支出，凭证 58 张', href: '/d' },
              ]}
            />
            <Bar
              total={16_000_000}
              label="预算 ¥160,000，已支出 ¥72,360，已拨未用 ¥7,640，已到未拨 ¥61,500，已认购未到账 ¥6,500"
              parts={[
                { value: 7_236_000, tone: 'deep' },
                { value: 764_000, tone: 'mid' },
                { value: 6_150_000, tone: 'pale' },
                { value: 650_000, tone: 'promise' },
              ]}
            />
            <p className="small soft">
              由深到浅：已支出、已拨未用、已到未拨；斜纹已认购未到账；空白
              <Money fen={1_200_000} kind="gap" short />
            </p>
            <Table
              caption="最近的支出"
              columns={[
                { key: 'at', title: '日期', cell: (row) => <DateText at={row.at} kind="day" /> },
                { key: 'what', title: '用途', heading: true, cell: (row) => row.what },
                { key: 'to', title: '收款方', cell: (row) => row.to },
                { key: 'fen', title: '金额', end: true, cell: (row) => <Money fen={row.fen} /> },
                { key: 'proof', title: '凭证', cell: (row) => <a href={`/voucher/${row.id}`}>凭证</a> },
              ]}
              rows={spending}
              keyOf={(row) => row.id}
            />
          </div>
        </Block>
        <Block title="正在公示，可以提异议">
          <Rows>
            <Row
              lead={<DaysBox days={4} working />}
              title="2026 年社会治理创新项目大赛：拟入库 12 个项目"
              end={<ButtonLink href="/n">查看并提异议</ButtonLink>}
            >
              平湖街道办事处 · 评分、排名与规则一并公开 · 11 月 26 日届满
            </Row>
            <Row lead={<DaysBox days={6} working />} title="结项评价等次：2025 年 9 个项目" href="/n2">
              <Person name="李主任" duty="负责人" /> · 每项得分怎么来的都能看
            </Row>
          </Rows>
        </Block>
      </>
    ),
  }
}

const fields = [
  '交通出行',
  '楼道消防',
  '环境卫生',
  '噪声扰民',
  '停车',
  '防诈骗',
  '养老助残',
  '一老一小',
  '邻里纠纷',
  '物业',
  '心理健康',
  '就业帮扶',
  '文化活动',
  '其他',
]

function listPage(): Page {
  const facet = (title: string, key: string, names: string[], current: number) => ({
    key,
    title,
    options: ['全部', ...names].map((label, index) => ({
      label,
      href: `?${key}=${index}`,
      current: index === current,
      count: index === 0 ? undefined : String(index * 3),
    })),
  })
  return {
    kind: 'page',
    title: '身边事',
    description: '邻居们反映的事，办到哪了。',
    nav: 'problems',
    body: (
      <>
        <div className="page-head">
          <h1>身边事</h1>
          <p className="soft">邻居们反映的事，谁在办，办到哪了。</p>
        </div>
        <div className="stack">
          <Tabs
            label="看哪些"
            items={[
              { text: '全部', href: '/problems', count: '398', current: true },
              { text: '金点子', href: '/ideas', count: '27' },
              { text: '企业难题', href: '/briefs' },
            ]}
          />
          <SearchBox action="/problems" label="搜索身边事" placeholder="比如：斑马线" keep={{ field: '2' }} />
          <Facets
            clearHref="/problems"
            groups={[
              facet('领域', 'field', fields, 2),
              facet('街道', 'area', ['平湖', '坂田', '布吉', '龙城'], 0),
              facet('进展', 'state', ['正在办', '已答复', '已转办'], 1),
            ]}
          />
          <ListCards />
          <Pager next="/problems?cursor=x" first="/problems" total="1,000+" />
          <EmptyState
            title="这个社区还没有人反映过"
            actions={
              <ButtonLink href="/report" kind="primary" icon="report">
                我来说第一件
              </ButtonLink>
            }
          >
            说一件事只要一分钟，不用注册。
          </EmptyState>
        </div>
      </>
    ),
  }
}

function ListCards() {
  return (
    <CardGrid>
      {[
        '电动车堵楼道，晚上下不了楼',
        '学校后门没有斑马线',
        '夜里施工吵到十二点',
        '垃圾房夏天味道大，能不能换个地方',
      ].map((title, index) => (
        <Card
          key={title}
          level={2}
          href={`/problems/LG-26-039${index}`}
          title={title}
          chips={
            <>
              <Chip tone={index === 1 ? 'wait' : 'go'}>{index === 1 ? '等答复' : '正在办'}</Chip>
              <Chip>平湖 · 禾花社区</Chip>
            </>
          }
          foot={
            <div className="small soft">
              47 人“我也是” · <DateText at="2026-11-21T01:50:00Z" kind="ago" now={sampleNow} />
            </div>
          }
        >
          <p className="small soft">三单元一楼每晚停七八辆电动车，老人下楼只能侧着身子。</p>
        </Card>
      ))}
    </CardGrid>
  )
}

function noticePage(): Page {
  return {
    kind: 'page',
    title: '公示',
    body: (
      <>
        <Notice
          title="关于拟入库项目的公示"
          code="平街公示〔2026〕4 号"
          issuer="平湖街道办事处"
          at="2026-11-19T02:00:00Z"
          published
          verify={{ code: '7F3K-9Q2M-XW41', href: '/record/verify' }}
        >
          <p>
            经资格审查、专家评审和主任办公会审定，现将拟入库的 12 个项目予以公示。公示期为 2026 年 11 月 20 日至 11 月
            26 日，共五个工作日。
          </p>
          <p>
            对公示内容有异议的，请在公示期内实名提出；异议只影响所涉项目，由没有参与评审的人在五个工作日内答复，提出人的姓名不对外公开。
          </p>
          <Table
            caption="拟入库项目"
            showCaption
            columns={[
              { key: 'rank', title: '名次', cell: (row) => row.rank },
              { key: 'name', title: '项目', heading: true, cell: (row) => row.name },
              { key: 'score', title: '均分', end: true, cell: (row) => row.score },
            ]}
            rows={[
              { rank: '1', name: '楼长防骗接力', score: '88.20' },
              { rank: '2', name: '夜班之后：青年工友谈心角', score: '87.60' },
              { rank: '3', name: '校门口十分钟', score: '86.40' },
            ]}
            keyOf={(row) => row.rank}
          />
        </Notice>
        <Steps items={['填写', '核对', '提交']} current={1} />
        <Actions>
          <Button kind="primary" icon="check">
            提异议
          </Button>
          <Button kind="seal">作出决定</Button>
          <Button kind="quiet">取消</Button>
          <Button why="您参与过这次评审，不能处理这条异议。可以转给没有参与评审的同事。">处理异议</Button>
        </Actions>
      </>
    ),
  }
}

/** Records, lists and papers as modules will build them; Chinese contents in both languages. */
export const recordSamples: Sample[] = [
  { name: 'record', path: '/problems/LG-26-0398', page: async () => recordPage() },
  { name: 'money', path: '/money', page: async () => moneyPage() },
  { name: 'list', path: '/problems', page: async () => listPage() },
  { name: 'notice', path: '/notices/1', page: async () => noticePage() },
]
