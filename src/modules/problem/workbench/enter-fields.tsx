import { Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { ageBandLabels, channelLabels, fieldLabels, kindLabels } from '../labels.ts'
import { type AgeBand, ageBands, channels, type ProblemKind } from '../problem.ts'
import type { AreaOptions } from './areas.ts'
import { fieldOptions } from './fields.ts'

const byHand = channels
  .filter((channel) => channel !== 'web')
  .map((value) => ({ value, label: channelLabels[value].zh.replace('代登', '') }))
/** a company's brief needs its own member's account */
const kinds = (['problem', 'idea'] satisfies ProblemKind[]).map((value) => ({ value, label: kindLabels[value].zh }))

/** How it came, and what it is about. */
export function WhatFields(): ReactNode {
  return (
    <>
      <div className="enter-line">
        <Form.Item required name="channel" label={fieldLabels.channel?.zh}>
          <Radio.Group options={byHand} optionType="button" />
        </Form.Item>
        <Form.Item required name="kind" label={fieldLabels.kind?.zh}>
          <Radio.Group options={kinds} optionType="button" />
        </Form.Item>
      </div>
      <Form.Item
        name="title"
        label={fieldLabels.title?.zh}
        rules={[{ required: true, min: 2, max: 60, whitespace: true, message: '一句话，2 到 60 个字' }]}
      >
        <Input autoFocus maxLength={60} placeholder="一句话，例如：3 栋楼道被电动车堵住了" autoComplete="off" />
      </Form.Item>
      <Form.Item name="description" label={fieldLabels.description?.zh} extra="照居民的原话记，公开前会再审一遍。">
        <Input.TextArea className="desk-grow" rows={5} maxLength={2000} />
      </Form.Item>
    </>
  )
}

export function WhereFields({ places }: { places: AreaOptions[] }): ReactNode {
  return (
    <>
      <Form.Item
        name="areaId"
        label={fieldLabels.areaId?.zh}
        rules={[{ required: true, message: '请选社区；说不准就选街道' }]}
      >
        <Select
          virtual={false}
          options={places}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="输入名字找一找"
        />
      </Form.Item>
      <div className="enter-line">
        <Form.Item name="place" label={fieldLabels.place?.zh}>
          <Input maxLength={80} placeholder="例如：2 单元门口" autoComplete="off" />
        </Form.Item>
        <Form.Item required name="field" label={fieldLabels.field?.zh}>
          <Select options={fieldOptions()} />
        </Form.Item>
      </div>
    </>
  )
}

export function ContactFields(): ReactNode {
  return (
    <Form.Item
      name="contact"
      label={fieldLabels.contact?.zh}
      extra="居民自己愿意才留：有进展就通知他，只有经办人看得到。不留也行，凭回执随时能查。"
    >
      <Input maxLength={120} inputMode="tel" placeholder="手机号、座机或邮箱" autoComplete="off" />
    </Form.Item>
  )
}

/** A child's idea needs its guardian first. */
export function WhoFields(): ReactNode {
  const ageBand = Form.useWatch<AgeBand | undefined>('ageBand') ?? 'adult'
  const child = ageBand === 'under-14'
  return (
    <>
      <Form.Item required name="ageBand" label="反映人的年龄">
        <Radio.Group options={ageBands.map((value) => ({ value, label: ageBandLabels[value].zh }))} />
      </Form.Item>
      {ageBand !== 'adult' && (
        <div className="enter-line">
          <Form.Item name="guardianName" label={fieldLabels.guardianName?.zh}>
            <Input maxLength={30} placeholder="例如：李女士" autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="guardianPhone"
            label={fieldLabels.guardianPhone?.zh}
            extra={child ? '会发链接给家长，同意后才办；不同意，内容全部清除。' : '会告诉家长一声。'}
            rules={[{ required: child, whitespace: true, message: '不满 14 岁要留家长手机号' }]}
          >
            <Input maxLength={20} inputMode="tel" autoComplete="off" />
          </Form.Item>
        </div>
      )}
    </>
  )
}
