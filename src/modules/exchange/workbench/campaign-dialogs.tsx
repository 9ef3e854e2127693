import { Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { civilDate, formatDate } from '../../../base/clock.ts'
import { ActionDialog } from '../../../workbench/action-dialog.tsx'
import { serverNow } from '../../../workbench/api.ts'
import { useContract } from '../../../workbench/query.ts'
import { listCampaigns, setCampaign } from '../contract-desk.ts'
import { refuseCampaign } from '../exchange.ts'
import { fieldLabels } from '../labels.ts'
import type { ListingDialogProps } from './enter-dialog.tsx'

/** 挂募捐备案: with it, everybody may give at the charity's own channel. */
export function SetDialog({ listing: { code, title, campaign }, open, onClose }: ListingDialogProps): ReactNode {
  const found = useContract(listCampaigns, { limit: 100 }, { enabled: open })
  const today = civilDate(serverNow())
  const running = (found.data?.items ?? []).filter((each) => refuseCampaign(each, today) === null)
  return (
    <ActionDialog
      open={open}
      title={`挂募捐备案：${title}`}
      intro="挂上以后，项目页写明备案编号和慈善组织，想捐款的人去慈善组织自己的指定渠道，平台不收款。"
      contract={setCampaign}
      fixed={{ code }}
      initial={campaign ? { campaignId: campaign.id } : {}}
      submitLabel="挂上"
      doneMessage="募捐备案已挂上"
      changes={['project']}
      onClose={onClose}
    >
      <Form.Item
        name="campaignId"
        label={fieldLabels.campaignId.zh}
        extra="只列在募捐期内的备案。"
        rules={[{ required: true, message: '请选一个备案' }]}
      >
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          loading={found.isFetching}
          placeholder="选一个备案"
          notFoundContent={found.isFetching ? '正在查找…' : '没有在募捐期内的备案，请先登记'}
          options={running.map((each) => ({
            value: each.id,
            label: `${each.filingNumber} ${each.title}（${each.charity.name}，到 ${formatDate(each.endsOn, 'zh')}）`,
          }))}
        />
      </Form.Item>
    </ActionDialog>
  )
}

/** 取消募捐备案: the project is for enterprises alone again. */
export function ClearDialog({ listing: { code, title }, open, onClose }: ListingDialogProps): ReactNode {
  return (
    <ActionDialog
      open={open}
      title={`取消募捐备案：${title}`}
      intro="取消以后，项目页改回“仅面向企业认购，不向公众募捐”，不再指向捐款渠道。已有的认购不变。"
      contract={setCampaign}
      fixed={{ code, campaignId: null }}
      submitLabel="取消备案"
      danger
      doneMessage="已改为仅面向企业认购"
      changes={['project']}
      onClose={onClose}
    />
  )
}
