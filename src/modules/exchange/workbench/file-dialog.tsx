import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { useContract } from '../../../workbench/query.ts'
import { useSession } from '../../../workbench/session.tsx'
import { listAreas } from '../../network/contract.ts'
import { fileCampaign } from '../contract-desk.ts'
import { fieldLabels } from '../labels.ts'
import { OrganisationSelect } from './organisation-select.tsx'

interface FileDialogProps {
  open: boolean
  onClose(): void
}

const written = (message: string) => [{ required: true, whitespace: true, message }]

/** 登记募捐备案: as the charity filed it. Only what is filed may ask the public for money (慈善法 §22-27). */
export function FileDialog({ open, onClose }: FileDialogProps): ReactNode {
  const places = useOwnPlaces(open)
  return (
    <ActionDialog
      open={open}
      title="登记募捐备案"
      intro="只有取得公开募捐资格、募捐方案已向民政部门备案的慈善组织，才能向公众募捐（慈善法第二十二至二十七条）；照备案文书填写，不在平台上收款。"
      contract={fileCampaign}
      fixed={{}}
      width={600}
      submitLabel="登记"
      doneMessage="备案已登记，可以挂到项目上了"
      onClose={onClose}
    >
      <Form.Item
        name="charityId"
        label={fieldLabels.charityId.zh}
        rules={[{ required: true, message: '请选慈善组织' }]}
      >
        <OrganisationSelect kinds={['foundation', 'social-organisation']} />
      </Form.Item>
      <Form.Item name="title" label={fieldLabels.title.zh} rules={[{ ...written('请写活动名称')[0], min: 2 }]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="areaId" label={fieldLabels.areaId.zh} rules={[{ required: true, message: '请选地区' }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={places} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="filingNumber" label={fieldLabels.filingNumber.zh} rules={written('请填备案编号')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="licenceNumber" label={fieldLabels.licenceNumber.zh} rules={written('请填证书号')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item
        name="channelName"
        label={fieldLabels.channelName.zh}
        extra="慈善组织自己的网站，或民政部指定的互联网公开募捐平台。"
        rules={[{ ...written('请写渠道名称')[0], min: 2 }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="channelUrl" label={fieldLabels.channelUrl.zh} rules={written('请填 https:// 开头的网址')}>
        <Input type="url" maxLength={300} placeholder="https://" />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="startsOn" label={fieldLabels.startsOn.zh} rules={[{ required: true, message: '请选日期' }]}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="endsOn" label={fieldLabels.endsOn.zh} rules={[{ required: true, message: '请选日期' }]}>
          <Input type="date" />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

/** The district and its streets, as far as the reader's roles reach. Nodes are told by their codes, areas by their ids. */
function useOwnPlaces(enabled: boolean): { value: string; label: string }[] {
  const { areas } = useSession()
  const districts = useContract(listAreas, { level: 'district', limit: 10 }, { enabled }).data?.items ?? []
  const streets = useContract(listAreas, { level: 'street', limit: 100 }, { enabled }).data?.items ?? []
  const codeOf = new Map(districts.map(({ id, code }) => [id, code]))
  const all = [
    ...districts.map(({ id, name, code }) => ({ value: id, label: name, path: `/${code}/` })),
    ...streets.map(({ id, name, code, parentId }) => {
      return { value: id, label: name, path: `/${codeOf.get(parentId ?? '') ?? ''}/${code}/` }
    }),
  ]
  return all
    .filter((place) => areas.some(({ path }) => place.path.startsWith(path)))
    .map(({ value, label }) => ({ value, label }))
}
