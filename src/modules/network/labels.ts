import type { Label, Labels } from '../../base/label.ts'
import type { AreaLevel, PlatformKind } from './network.ts'

export const areaLevelLabels: Labels<AreaLevel> = {
  district: { zh: '区', en: 'District' },
  street: { zh: '街道', en: 'Street' },
  community: { zh: '社区', en: 'Community' },
  committee: { zh: '居委会', en: "Residents' committee" },
  subarea: { zh: '小片区', en: 'Neighbourhood block' },
  compound: { zh: '大院/楼宇', en: 'Compound or building' },
}

export const platformKindLabels: Labels<PlatformKind> = {
  headquarters: { zh: '总部', en: 'Headquarters' },
  street: { zh: '街道分部', en: 'Street branch' },
  thematic: { zh: '专题分部', en: 'Thematic branch' },
}

export const eventLabels: Labels<string> = {
  'network.founded': { zh: '建立网络', en: 'The network was founded' },
  'network.place-added': { zh: '新增小片区或楼宇', en: 'A place was added' },
  'network.place-ended': { zh: '停用小片区或楼宇', en: 'A place was ended' },
  'network.platform-changed': { zh: '平台信息已更新', en: 'Platform details changed' },
  'network.operator-contracted': { zh: '签订运营合同', en: 'An operator was contracted' },
  'network.operator-ended': { zh: '运营合同终止', en: 'An operator contract ended' },
}

export const refusalLabels: Labels<string> = {
  'network.not-found': { zh: '这个地址没有对应的网络', en: 'No network answers at this address' },
  'network.exists': {
    zh: '已经有这个代码的网络，没有改动',
    en: 'A network with this code exists; nothing was changed',
  },
  'network.host-taken': { zh: '这个主机名已经属于另一个网络', en: 'This host name belongs to another network' },
  'network.file': { zh: '文件里有几处不对', en: 'The file has mistakes' },
  'network.none': {
    zh: '还没有网络，请先运行 network found',
    en: 'There is no network yet: run "network found" first',
  },
  'network.which': {
    zh: '有几个网络，请用 --network 写明代码',
    en: 'There are several networks: name one with --network',
  },
  'network.no-node': {
    zh: '这个网络里没有这个代码的地方或平台',
    en: 'No area or platform of the network has this code',
  },
  'area.not-found': { zh: '没有找到这个地方', en: 'This area was not found' },
  'area.ended': { zh: '这个地方已经停用，请换一个', en: 'This area is no longer in use; choose another' },
  'area.level': { zh: '这一级下面不能再设这种地方', en: 'This kind of place cannot stand below that one' },
  'area.has-places': { zh: '下面还有在用的楼宇，先停用它们', en: 'Places below it are still in use; end those first' },
  'platform.not-found': { zh: '没有找到这个平台', en: 'This platform was not found' },
  'operator.not-found': { zh: '没有找到这份运营合同', en: 'This contract was not found' },
  'operator.term': { zh: '结束日期早于开始日期', en: 'The contract ends before it starts' },
  'operator.overlap': {
    zh: '这段时间已有运营方，请先终止原合同或改日期',
    en: 'Another operator runs it then; end that contract or change the dates',
  },
  'operator.ended': { zh: '这份合同已经终止', en: 'This contract has already ended' },
  'operator.end-date': { zh: '终止日期须在合同期内', en: 'The end must lie within the term' },
  'constraint.operator_contract_one_at_a_time': { zh: '这段时间已有运营方', en: 'Another operator runs it then' },
}

export const faultLabels: Labels<string> = {
  'area-ended': { zh: '这个地方已经停用，请换一个', en: 'No longer in use: please choose another' },
  'area-level': { zh: '这一级下面不能设这种地方', en: 'This kind of place cannot stand here' },
  'area-not-found': { zh: '没有找到这个地方，请重新选择', en: 'Not found: please choose again' },
  'area-too-small': {
    zh: '按区、街道或社区查，请选它所在的社区',
    en: 'Search by district, street or community: please choose its community',
  },
  'platform-not-found': { zh: '没有找到这个平台，请重新选择', en: 'Not found: please choose again' },
  'before-start': { zh: '不能早于开始日期', en: 'This is before the start' },
  overlaps: { zh: '与另一份合同的期限重叠', en: 'This overlaps another contract' },
  'outside-term': { zh: '须在合同期内', en: 'This lies outside the term' },
}

export const fieldLabels: Record<string, Label> = {
  name: { zh: '名称', en: 'Name' },
  parentId: { zh: '上级', en: 'Above it' },
  level: { zh: '层级', en: 'Level' },
  operatorName: { zh: '运营机构', en: 'Operator' },
  creditCode: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  startsOn: { zh: '开始日期', en: 'Starts on' },
  endsOn: { zh: '结束日期', en: 'Ends on' },
  endedOn: { zh: '终止日期', en: 'Ended on' },
  yearlyFeeFen: { zh: '年度服务费', en: 'Yearly fee' },
  deliverables: { zh: '服务内容', en: 'Deliverables' },
  address: { zh: '地址', en: 'Address' },
  phone: { zh: '电话', en: 'Telephone' },
  hours: { zh: '开放时间', en: 'Opening hours' },
}
