import { Button, Checkbox, Form, Input, InputNumber, Select, Switch } from 'antd'
import type { ReactNode } from 'react'
import { civilDate } from '../../../base/clock.ts'
import { fieldsOf } from '../../../base/form.ts'
import { parseYuan } from '../../../base/money.ts'
import { serverNow } from '../../../workbench/api.ts'
import { fieldWords } from '../../../workbench/words.ts'
import { partyLabels } from '../../design/labels.ts'
import { organisationKindLabels } from '../../people/labels.ts'
import { organisationKinds, parties } from '../../people/organisation.ts'
import { problemFieldLabels } from '../../problem/labels.ts'
import { fieldsOn } from '../../problem/problem.ts'
import { awardLevels, leastNoticeDays } from '../call.ts'
import type { CallDetail } from '../contract.ts'
import { awardLevelLabels, fieldLabels } from '../labels.ts'
import { usePlaces } from './places.ts'

const needed = (message: string) => [{ required: true, message }]
const written = (message: string) => [{ required: true, whitespace: true, message }]

/** What it is called, what for, where, until when. */
export function TermFields({ call }: { call: CallDetail }): ReactNode {
  const places = usePlaces(call.area.id)
  const options = places.length > 0 ? places : [{ value: call.area.id, label: call.area.name }]
  return (
    <section>
      <h2>名称与日期</h2>
      <Form.Item name="title" label={fieldLabels.title.zh} rules={written('请写名称')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="purpose" label={fieldLabels.purpose.zh} rules={written('请写清楚征集什么')}>
        <Input.TextArea rows={5} maxLength={4000} />
      </Form.Item>
      <div className="call-row">
        <Form.Item name="areaId" label={fieldLabels.areaId.zh} rules={needed('请选地方')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
        </Form.Item>
        <Form.Item name="closesOn" label={fieldLabels.closesOn.zh} extra="当天 18:00" rules={needed('请选日期')}>
          <Input type="date" min={civilDate(serverNow())} />
        </Form.Item>
      </div>
    </section>
  )
}

/** Who may apply, about what, with which team, and what a person checks. */
export function WhoFields(): ReactNode {
  const fields = fieldsOn(civilDate(serverNow()))
  return (
    <section>
      <h2>谁可以申报</h2>
      <Form.Item name="organisationKinds" label={fieldLabels.organisationKinds.zh} rules={needed('至少选一类')}>
        <Select
          mode="multiple"
          options={organisationKinds.map((value) => ({ value, label: organisationKindLabels[value].zh }))}
        />
      </Form.Item>
      <Form.Item name="fields" label={fieldLabels.fields.zh} extra="不选就是不限">
        <Select
          mode="multiple"
          options={fields.map(({ code }) => ({ value: code, label: problemFieldLabels[code]?.zh ?? code }))}
        />
      </Form.Item>
      <div className="call-row">
        <Form.Item name="leads" label="要有主导单位" required valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="drives" label="要有牵头的社会组织" required valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="perOrganisation" label="一个组织最多几份" rules={needed('请填份数')}>
          <InputNumber min={1} max={20} precision={0} />
        </Form.Item>
      </div>
      <div className="call-row">
        {parties.map((party) => (
          <Form.Item
            key={party}
            name={['parties', party]}
            label={`${partyLabels[party].zh}至少`}
            rules={needed('不要求就填 0')}
          >
            <InputNumber min={0} max={9} precision={0} suffix="位" />
          </Form.Item>
        ))}
      </div>
      <Questions />
    </section>
  )
}

function Questions(): ReactNode {
  return (
    <Form.List name="questions">
      {(items, { add, remove }) => (
        <>
          <h3>{fieldLabels.questions.zh}</h3>
          {items.map(({ key, name }) => (
            <div key={key} className="call-criterion">
              <Form.Item name={[name, 'zh']} label={`第 ${name + 1} 条`} rules={written('请写清楚，或删掉这一条')}>
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name={[name, 'en']} label={`第 ${name + 1} 条（英文）`} rules={written('请写英文')}>
                <Input maxLength={400} />
              </Form.Item>
              <Button onClick={() => remove(name)}>删掉第 {name + 1} 条</Button>
            </div>
          ))}
          <p>
            <Button disabled={items.length >= 20} onClick={() => add({ zh: '', en: '' })}>
              加一条
            </Button>
          </p>
        </>
      )}
    </Form.List>
  )
}

const amount = [
  {
    validator: (_: unknown, text: string | undefined) => {
      const code = text?.trim() ? parseYuan(text).refusal?.code : undefined
      return code ? Promise.reject(new Error(fieldWords(code))) : Promise.resolve()
    },
  },
]

/** Sum, ceiling and shares. */
export function MoneyFields(): ReactNode {
  return (
    <section>
      <h2>金额与比例</h2>
      <div className="call-row">
        <Form.Item name="ceilingFen" label={fieldLabels.ceilingFen.zh} rules={[...needed('请填上限'), ...amount]}>
          <Input suffix="元" inputMode="decimal" />
        </Form.Item>
        <Form.Item name="totalFen" label={fieldLabels.totalFen.zh} extra="不填就是没有固定总额" rules={amount}>
          <Input suffix="元" inputMode="decimal" />
        </Form.Item>
      </div>
      <div className="call-row">
        <Form.Item name="ownPercent" label={fieldLabels.ownPercent.zh} rules={needed('不要求就填 0')}>
          <InputNumber min={0} max={99} precision={0} suffix="%" />
        </Form.Item>
        <Form.Item name="staffPercent" label={fieldLabels.staffPercent.zh} extra="资助额的百分之几；不填就是不设上限">
          <InputNumber min={0} max={100} precision={0} suffix="%" />
        </Form.Item>
      </div>
    </section>
  )
}

export function AwardFields(): ReactNode {
  return (
    <section>
      <h2>{fieldLabels.awards.zh}</h2>
      {awardLevels.map((level) => (
        <div key={level} className="call-row">
          <Form.Item name={['awards', level, 'on']} required valuePropName="checked" label={awardLevelLabels[level].zh}>
            <Checkbox>设这一等次</Checkbox>
          </Form.Item>
          <Form.Item name={['awards', level, 'least']} label={`${awardLevelLabels[level].zh}分数线`}>
            <InputNumber min={0} max={100} precision={0} suffix="分" />
          </Form.Item>
          <Form.Item name={['awards', level, 'places']} label={`${awardLevelLabels[level].zh}名额`} extra="不填看钱">
            <InputNumber min={1} max={999} precision={0} suffix="个" />
          </Form.Item>
        </div>
      ))}
    </section>
  )
}

export function JudgingFields(): ReactNode {
  return (
    <section>
      <h2>评审与工作日</h2>
      <div className="call-row">
        <Form.Item name="experts" label={fieldLabels.experts.zh} rules={needed('请填人数')}>
          <InputNumber min={1} max={15} step={2} precision={0} suffix="位" />
        </Form.Item>
        <Form.Item name="spread" label="相差多少分要讨论" rules={needed('请填分数')}>
          <InputNumber min={1} max={100} precision={0} suffix="分" />
        </Form.Item>
        <Form.Item name="blind" label="专家看不到是谁申报的" required valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      <div className="call-row">
        <Form.Item name="checkDays" label={fieldLabels.checkDays.zh} rules={needed('请填天数')}>
          <InputNumber min={1} max={40} precision={0} suffix="个" />
        </Form.Item>
        <Form.Item name="correctDays" label={fieldLabels.correctDays.zh} rules={needed('请填天数')}>
          <InputNumber min={1} max={20} precision={0} suffix="个" />
        </Form.Item>
        <Form.Item name="noticeDays" label={fieldLabels.noticeDays.zh} rules={needed('请填天数')}>
          <InputNumber min={leastNoticeDays} max={30} precision={0} suffix="个" />
        </Form.Item>
      </div>
    </section>
  )
}

/** What each question of the form is called, and whether it must be answered. Kinds and limits are the template's. */
export function FormFields({ call }: { call: CallDetail }): ReactNode {
  return (
    <section>
      <h2>{fieldLabels.form.zh}</h2>
      {fieldsOf(call.form).map(({ key, label }) => (
        <div key={key} className="call-criterion">
          <div className="call-row">
            <Form.Item name={['form', key, 'zh']} label={`问题：${label.zh}`} rules={written('请写问题')}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name={['form', key, 'en']} label={`英文：${label.zh}`} rules={written('请写英文')}>
              <Input maxLength={400} />
            </Form.Item>
          </div>
          <Form.Item name={['form', key, 'required']} valuePropName="checked">
            <Checkbox>必填：{label.zh}</Checkbox>
          </Form.Item>
          <Form.Item name={['form', key, 'helpZh']} hidden>
            <Input />
          </Form.Item>
          <Form.Item name={['form', key, 'helpEn']} hidden>
            <Input />
          </Form.Item>
        </div>
      ))}
    </section>
  )
}
