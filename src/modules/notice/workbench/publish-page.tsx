import { Button, Form, Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { formatDate } from '../../../base/clock.ts'
import type { Deadline } from '../../../base/working-days.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { PageHead } from '../../../workbench/page-head.tsx'
import { useContract } from '../../../workbench/query.ts'
import { EmptyState, Loaded } from '../../../workbench/states.tsx'
import { refusalWords } from '../../../workbench/words.ts'
import { getNotice, type NoticeDetail } from '../contract.ts'
import { publishNotice } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'
import { noticeEnd } from '../notice.ts'
import { PrintedNotice } from './printed-notice.tsx'

/** A draft of a notice: its words at the left, the page it becomes at the right, and until when it will stand. */
export function PublishPage(): ReactNode {
  const { code = '' } = useParams()
  const detail = useContract(getNotice, { code })
  return (
    <>
      <PageHead title={`发布公示 ${code}`} />
      <p>
        <Link to={`/notices/${code}`}>← 回到公示</Link>
      </p>
      <Loaded query={detail} lines={12}>
        {(notice) =>
          notice.can.publish ? (
            <EmptyState title={refusalWords(notice.can.publish)} hint="发布以后，文字不再改动。" />
          ) : (
            <Editor key={notice.code} notice={notice} />
          )
        }
      </Loaded>
    </>
  )
}

interface Words {
  title: string
  body: string
}

function Editor({ notice }: { notice: NoticeDetail }): ReactNode {
  const [form] = Form.useForm<Words>()
  const written = Form.useWatch([], form) as Words | undefined
  const [ready, setReady] = useState<Words | null>(null)
  const begun = { title: notice.title, body: notice.body }
  const end = noticeEnd(serverNow(), notice.workingDays)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
  }
  return (
    <div className="notice-edit">
      <Form<Words>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={begun}
        scrollToFirstError={{ focus: true }}
        onFinish={setReady}
        onKeyDown={onKeyDown}
      >
        <Form.Item
          name="title"
          label={fieldLabels.title.zh}
          rules={[{ required: true, whitespace: true, min: 4, max: 80, message: '标题 4 到 80 个字' }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item
          name="body"
          label={fieldLabels.body.zh}
          extra="项目、名次、金额和公示期由程序按审定结果列出，不用写。"
          rules={[{ required: true, whitespace: true, min: 10, max: 4000, message: '正文 10 到 4000 个字' }]}
        >
          <Input.TextArea className="notice-grow" rows={8} maxLength={4000} />
        </Form.Item>
        <p>
          现在发布，公示 {notice.workingDays} 个工作日，到 <b>{formatDate(end.on, 'zh')} 24:00</b> 届满。
          {end.provisional && '这段时间的放假安排还没公布完，届满日可能顺延。'}
        </p>
        <p className="notice-save">
          <Button type="primary" htmlType="submit">
            发布公示 <kbd>Ctrl</kbd> <kbd>Enter</kbd>
          </Button>
          <span className="small soft">改动和发布一起生效，没发布不保存。</span>
        </p>
      </Form>
      <PrintedNotice notice={notice} words={written?.body === undefined ? begun : written} end={end} />
      <PublishDialog notice={notice} words={ready} end={end} onClose={() => setReady(null)} />
    </div>
  )
}

interface PublishDialogProps {
  notice: NoticeDetail
  /** what will stand there; null while it is still being written */
  words: Words | null
  end: Deadline
  onClose(): void
}

/** What can no longer be changed is said once more before it is. */
function PublishDialog({ notice, words, end, onClose }: PublishDialogProps): ReactNode {
  const navigate = useNavigate()
  const { code, items, workingDays } = notice
  return (
    <ActionDialog
      open={words !== null}
      title="发布公示"
      intro={
        <>
          <p>发布以后，文字和项目不再改动，任何人都可以提异议。</p>
          <p>
            公示 {workingDays} 个工作日，到 {formatDate(end.on, 'zh')} 24:00 届满。没有异议的项目（共 {items}{' '}
            个）届时自动生效；有署名异议的，答复后再定。
          </p>
        </>
      }
      contract={publishNotice}
      fixed={{ code, ...words }}
      submitLabel="发布"
      doneMessage="公示已发布，门户上可以看到了"
      changes={['call']}
      onClose={onClose}
      onDone={() => void navigate(`/notices/${code}`)}
    />
  )
}
