import { showDate } from '../../domain/words.js'
import { at, type RecordRows } from './problem-rows.js'

/** What is refused of what is made public, and of objections to it. */
export const PUBLICITY_PROBLEMS = {
  'nothing-published': {
    status: 409,
    title: { vi: 'Chưa công khai nội dung này', en: 'Nothing of the kind has been published' },
  },
  'nothing-to-publish': {
    status: 409,
    title: { vi: 'Chưa có nội dung này để công khai', en: 'There is nothing of the kind to publish yet' },
    detail: ({ awaited: { vi, en } }) => ({
      vi: `Chỉ công khai được sau bước "${vi}".`,
      en: `It can be published after the step "${en}".`,
    }),
    errors: at('what'),
  },
  'candidate-only-proposed': {
    status: 409,
    title: {
      vi: 'Có nhân sự mới được giới thiệu: chưa công khai được',
      en: 'Somebody is only proposed: nothing is published yet',
    },
    detail: () => ({
      vi: 'Chỉ công khai được sau khi đơn vị của nhân sự trả lời việc giới thiệu.',
      en: 'It can be published once the unit of whoever is proposed has answered.',
    }),
  },
  'objection-period-over': {
    status: 409,
    title: { vi: 'Đã hết thời hạn tiếp nhận kiến nghị', en: 'Objections are no longer taken' },
    detail: ({ lastDay }) => {
      const { vi, en } = showDate(lastDay)
      return { vi: `Ngày cuối là ${vi}.`, en: `The last day was ${en}.` }
    },
    errors: at('receivedOn'),
  },
  'already-answered': {
    status: 409,
    title: { vi: 'Kiến nghị đã được trả lời', en: 'The objection has been answered' },
  },
} satisfies RecordRows
