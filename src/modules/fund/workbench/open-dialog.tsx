import { Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { useContract } from '../../../workbench/query.ts'
import { listAreas } from '../../network/contract.ts'
import { listOrganisations } from '../../people/contract-organisation.ts'
import type { FundItem } from '../contract.ts'
import { openFund } from '../contract-desk.ts'
import { type FundLevel, fundLevels } from '../fund.ts'
import { fieldLabels, fundLevelLabels } from '../labels.ts'

interface OpenDialogProps {
  /** those there are: a fund stands below one of them, or by itself */
  funds: readonly FundItem[]
  open: boolean
  onClose(): void
}

const above: Record<FundLevel, FundLevel | null> = { special: null, street: 'special', micro: 'street' }
const places = { special: 'district', street: 'street', micro: 'community' } as const

const required = (message: string) => [{ required: true, message }]

/** 设立基金: 专项基金, 街道专账 below it, 社区微基金 below that; the money is a foundation's. */
export function OpenDialog({ funds, open, onClose }: OpenDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title="设立基金"
      intro="钱由取得许可的基金会持有，平台只记账。设立后，谁都看得到它的每一笔进出。"
      contract={openFund}
      fixed={{}}
      initial={{ level: 'micro', feePermille: 0 }}
      submitLabel="设立"
      doneMessage="基金已设立"
      onClose={onClose}
    >
      <LevelField />
      <Form.Item noStyle dependencies={['level', 'parentId']}>
        {(form) => (
          <PlaceFields
            funds={funds}
            level={form.getFieldValue('level') as FundLevel}
            parentId={form.getFieldValue('parentId') as string | undefined}
          />
        )}
      </Form.Item>
      <Form.Item
        name="name"
        label={fieldLabels.name.zh}
        rules={[{ required: true, whitespace: true, min: 2, message: '请写名称，至少 2 个字' }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={fieldLabels.purpose.zh}
        rules={[{ required: true, whitespace: true, min: 4, message: '请写用途，至少 4 个字' }]}
      >
        <Input.TextArea rows={2} maxLength={400} placeholder="例如：楼道里的灯、扶手和门口的坡道" />
      </Form.Item>
      <HolderField open={open} />
      <Form.Item
        name="feePermille"
        label={fieldLabels.feePermille.zh}
        extra="按划给项目的金额另计，50 就是 5%；最多 100，也就是十分之一（慈善法第六十一条）。"
        rules={required('请填管理费，不收填 0')}
      >
        <InputNumber min={0} max={100} precision={0} />
      </Form.Item>
    </ActionDialog>
  )
}

/** Another level stands below other funds, in other places. */
function LevelField(): ReactNode {
  const form = Form.useFormInstance()
  return (
    <Form.Item name="level" label={fieldLabels.level.zh} rules={required('请选级别')}>
      <Radio.Group
        options={fundLevels.map((value) => ({ value, label: fundLevelLabels[value].zh }))}
        onChange={() => form.setFieldsValue({ parentId: undefined, areaId: undefined })}
      />
    </Form.Item>
  )
}

interface PlaceFieldsProps {
  funds: readonly FundItem[]
  level: FundLevel
  parentId: string | undefined
}

/** What it stands below, and the place it is for: a community is one of the street above it. */
function PlaceFields({ funds, level, parentId }: PlaceFieldsProps): ReactNode {
  const form = Form.useFormInstance()
  const parents = funds.filter((fund) => fund.level === above[level] && !fund.closed)
  const parent = parents.find(({ id }) => id === parentId)
  const known = level !== 'micro' || parent !== undefined
  const within = level === 'micro' && parent ? { parentId: parent.area.id } : {}
  const areas = useContract(listAreas, { level: places[level], limit: 100, ...within }, { enabled: known })
  const options = known ? (areas.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })) : []
  return (
    <>
      {above[level] && (
        <Form.Item name="parentId" label={fieldLabels.parentId.zh} rules={required('请选上级基金')}>
          <Select
            options={parents.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={() => form.setFieldsValue({ areaId: undefined })}
            notFoundContent={`还没有${fundLevelLabels[above[level]].zh}`}
          />
        </Form.Item>
      )}
      <Form.Item name="areaId" label={fieldLabels.areaId.zh} rules={required('请选地区')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={areas.isFetching}
          notFoundContent={known ? '没有找到这个地方' : '先选上级基金'}
          options={options}
        />
      </Form.Item>
    </>
  )
}

/** Foundations are few: those that are verified, without typing. */
function HolderField({ open }: { open: boolean }): ReactNode {
  const found = useContract(listOrganisations, { kind: 'foundation', limit: 50 }, { enabled: open })
  return (
    <Form.Item name="holderId" label={fieldLabels.holderId.zh} rules={required('请选基金会')}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={found.isFetching}
        notFoundContent={found.isFetching ? '正在查找…' : '还没有核验过的基金会'}
        options={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}
