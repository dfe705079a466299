import { isAboutStaying } from '../../../domain/procedure/procedure-kinds.js'
import { showDate } from '../../../domain/words.js'
import { body, dateInWords } from '../administrative-form.js'
import { type CaseRecord, purposeOf } from '../case-record.js'
import { groundsOfLeaving } from '../grounds-of-leaving.js'
import { headOf, signatureOf } from '../signature.js'
import { type Draft, TO_WRITE } from './draft.js'
import { inQuestion } from './proposals.js'

/** The conclusion of the body that decided, beside the decision itself: each names the other's number. */
export function conclusion(record: CaseRecord): Draft {
  const { body: issuer, bodyMembers, decision, head } = record
  if (!decision) throw new RangeError('decision: missing')
  const { members, inFavour, against } = decision.bodyVotes
  const isApproved = decision.outcome === 'approved'
  return {
    ...{ issuer, symbol: 'TB', kind: 'Thông báo' },
    abstract: `kết luận của ${head.body} về việc ${purposeOf(record)}`,
    content: [
      body(
        `${head.body} đã xem xét đề nghị ${purposeOf(record)}${
          decision.person ? ` đối với đồng chí ${decision.person}` : ''
        } và biểu quyết: ${inFavour}/${members} thành viên tán thành, ${against} không tán thành.`,
      ),
      body(
        `${head.body} kết luận: ${isApproved ? 'đồng ý' : 'không đồng ý'} ${purposeOf(record)}${
          decision.person ? ` đối với đồng chí ${decision.person}` : ''
        }.`,
        { bold: true },
      ),
      ...(decision.reason ? [body(`Lý do: ${decision.reason}`)] : []),
    ],
    last: `Giao ${record.office.organisation} và các cơ quan liên quan thực hiện các thủ tục theo quy định (văn bản số ${decision.resolutionNumber}, ${dateInWords(decision.signedOn)})`,
    end: {
      recipients: [record.office.organisation, record.place.unit],
      signature: signatureOf(issuer, bodyMembers, decision.signatory),
    },
  }
}

/** Tells the holder of a post that the term ends, and what follows: Decree 170/2025 art. 36.2. */
export function termNotice(record: CaseRecord): Draft {
  const { office, officeLeaders, head, post, termEndsOn, place } = record
  const person = inQuestion(record)[0]?.name ?? TO_WRITE
  const next =
    head.kind === 'reappointment'
      ? 'thực hiện quy trình bổ nhiệm lại'
      : 'thực hiện quy trình kéo dài thời gian giữ chức vụ đến ngày đủ tuổi nghỉ hưu'
  return {
    ...{ issuer: office, symbol: 'TB', kind: 'Thông báo' },
    abstract: `hết thời hạn giữ chức vụ ${post} và ${next}`,
    to: `đồng chí ${person}; ${place.unit}`,
    content: [
      body(
        `Thời hạn giữ chức vụ ${post} của đồng chí ${person} ${
          termEndsOn ? `hết ngày ${showDate(termEndsOn).vi}` : `hết ngày ${TO_WRITE}`
        }. Theo thời gian công tác còn lại đến ngày đủ tuổi nghỉ hưu, ${next}.`,
      ),
      body(
        'Đề nghị đồng chí gửi báo cáo tự nhận xét, đánh giá trong thời gian giữ chức vụ; thời hạn tính từ ngày nhận thông báo này.',
      ),
      body(`Ngày nhận thông báo: ${TO_WRITE}`),
    ],
    last: `Đề nghị ${place.unit} tổ chức thực hiện theo đúng trình tự, thủ tục`,
    end: { recipients: ['Như trên'], signature: headOf(office, officeLeaders) },
  }
}

export const isTold = ({ head }: CaseRecord): boolean => isAboutStaying(head.kind)

/** What was said with whoever is to leave an office, before anything is proposed: arts 52.5, 53.2. */
export function talkMinutes(record: CaseRecord): Draft {
  const { office, head, post } = record
  const person = inQuestion(record)[0]?.name ?? TO_WRITE
  return {
    ...{ issuer: office, symbol: 'BB', kind: 'Biên bản' },
    abstract: `trao đổi với đồng chí ${person} về việc ${purposeOf(record)}`,
    content: [
      body(`1. Thời gian: …… giờ ……, ngày …… tháng …… năm ………. Địa điểm: ${TO_WRITE}`),
      body(`2. Người chủ trì: ${TO_WRITE}`),
      body(`3. Người được trao đổi: đồng chí ${person}, ${post}.`),
      body(`4. Căn cứ và lý do đã nêu: ${groundsOfLeaving(head).join('; ') || TO_WRITE}.`),
      body(`5. Ý kiến của đồng chí ${person}: ${TO_WRITE}`),
      body(TO_WRITE),
      body(`6. Kết luận: ${TO_WRITE}`),
    ],
    last: 'Biên bản đã đọc lại cho những người tham gia cùng nghe và thống nhất',
    end: 'talk',
  }
}
