import { isAboutStaying } from '../../../domain/procedure/procedure-kinds.js'
import { showDate } from '../../../domain/words.js'
import { body } from '../administrative-form.js'
import { askedAbout } from '../asked-of-authority.js'
import { type CaseRecord, purposeOf } from '../case-record.js'
import { powerOf } from '../decision-grounds.js'
import { groundsOfLeaving } from '../grounds-of-leaving.js'
import { stateIssuerOf } from '../issuer.js'
import { headOf, signatureOf } from '../signature.js'
import { type Draft, TO_WRITE, toWrite } from './draft.js'
import { inQuestion } from './proposals.js'

/**
 * The conclusion of the body that decided. Of a post of the State it is on record with its number and day, and gives whoever has
 * the power the decision to carry out, which names it among its grounds.
 */
export function conclusion(record: CaseRecord): Draft {
  const { body: issuer, bodyMembers, decision, head, office, agency } = record
  if (!decision) throw new RangeError('decision: missing')
  const { conclusion: concluded, bodyVotes, outcome, reason } = decision
  const { members, inFavour, against } = bodyVotes
  const who = decision.person ? `đồng chí ${decision.person}` : undefined
  const asked = askedAbout(record, who)
  const theBody = upperFirst(head.body)
  const carriesOut = concluded?.carriedOutBy === 'agency-head' ? agency : stateIssuerOf(head.issuer)
  return {
    ...{ issuer, symbol: 'TB', kind: 'Thông báo' },
    ...(concluded && { numbered: { number: concluded.number, on: concluded.signedOn } }),
    abstract: `kết luận của ${head.body} về việc ${purposeOf(record)}`,
    content: [
      body(
        `${theBody} đã xem xét đề nghị ${asked} và biểu quyết: ${inFavour}/${members} thành viên tán thành, ${against} không tán thành.`,
      ),
      body(`${theBody} kết luận: ${outcome === 'approved' ? 'Đồng ý' : 'Không đồng ý'} ${asked}.`, {
        bold: true,
      }),
      ...(reason ? [body(`Lý do: ${reason}`)] : []),
    ],
    last: concluded
      ? `Giao ${office.organisation} và ${powerOf(carriesOut)} thực hiện các thủ tục, quyết định theo thẩm quyền và theo quy định`
      : `Giao ${office.organisation} và các cơ quan liên quan thực hiện các thủ tục theo quy định`,
    end: {
      recipients: [office.organisation, record.place.unit, ...(concluded ? [carriesOut.organisation] : [])],
      signature: signatureOf(issuer, bodyMembers, (concluded ?? decision).signatory),
    },
  }
}

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

/** Tells the holder of a post that the term ends, and what follows: Decree 170/2025 art. 36.2. */
export function termNotice(record: CaseRecord): Draft {
  const { office, officeLeaders, head, post, termEndsOn, place, ending } = record
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
        `Thời hạn giữ chức vụ ${post} của đồng chí ${person} hết ngày ${termEndsOn ? showDate(termEndsOn).vi : '……………'}.`,
      ),
      body(
        `Tính đến ngày hết thời hạn, đồng chí còn ${ending?.monthsLeft ?? '……'} tháng công tác đến ngày đủ tuổi nghỉ hưu (ngày ${
          ending?.retiresOn ? showDate(ending.retiresOn).vi : '……………'
        }); căn cứ ${ending?.article ?? '……………'}, ${next}.`,
        { align: 'LEFT' },
      ),
      body(
        'Đề nghị đồng chí gửi báo cáo tự nhận xét, đánh giá trong thời gian giữ chức vụ, trong thời hạn …… ngày kể từ ngày nhận thông báo này.',
      ),
      toWrite('Ngày nhận thông báo: '),
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
      toWrite('1. Thời gian: …… giờ ……, ngày …… tháng …… năm ………. Địa điểm: '),
      toWrite('2. Người chủ trì: '),
      body(`3. Người được trao đổi: đồng chí ${person}, ${post}.`),
      body(`4. Căn cứ và lý do đã nêu: ${groundsOfLeaving(head).join('; ') || TO_WRITE}.`),
      toWrite(`5. Ý kiến của đồng chí ${person}: `),
      toWrite(''),
      toWrite('6. Kết luận: '),
    ],
    last: 'Biên bản đã đọc lại cho những người tham gia cùng nghe và thống nhất',
    end: 'talk',
  }
}
