import { PROCEDURE_KINDS, type ProcedureKind, type Text } from '../vocabulary.js'

/** What an approval may say of the posts in some kinds of cases, and must say in others. */
interface SaidByApproval {
  keepsFormerPost?: 'may'
  termEndsOn?: 'may' | 'must'
  afterRotation?: 'must'
}
export type OfSomeKinds = keyof SaidByApproval

/** The one row of a kind of procedure: whatever is asked of it by its kind is asked here. */
interface ProcedureKindRow {
  /** What it is called, in a sentence. */
  words: Text
  /** What it is for, as its Vietnamese papers say it before the title of the post. */
  purpose: string
  /**
   * Whom it is about: candidates for a seat, its holder who stays, or who leaves it for good or for a time, whom a decision put in office, or the leaders of
   * a body.
   */
  about: 'candidates' | 'holder-staying' | 'holder-leaving' | 'revoked' | 'leaders'
  approvalSays: SaidByApproval
  /** What it does to the records when it takes effect. */
  effect:
    | 'fill-seat'
    | 'begin-rotation'
    | 'end-rotation'
    | 'begin-secondment'
    | 'end-secondment'
    | 'extend-term'
    | 'vacate-seat'
    | 'revoke'
    | 'keep-confidence'
  /** It takes effect by an election that follows the decision, which says all that there is to say of the posts. */
  byElection?: true
  /** Whoever is decided on holds the post for as long as it is held: of an extension and a rotation the law has it otherwise. */
  termOfPost?: true
}

const ROWS: Readonly<Record<ProcedureKind, ProcedureKindRow>> = {
  appointment: {
    words: { vi: 'bổ nhiệm', en: 'appointment' },
    purpose: 'bổ nhiệm chức vụ',
    about: 'candidates',
    approvalSays: { keepsFormerPost: 'may', termEndsOn: 'may' },
    termOfPost: true,
    effect: 'fill-seat',
  },
  nomination: {
    words: { vi: 'giới thiệu ứng cử', en: 'nomination' },
    purpose: 'giới thiệu ứng cử chức vụ',
    about: 'candidates',
    approvalSays: {},
    effect: 'fill-seat',
    byElection: true,
  },
  reappointment: {
    words: { vi: 'bổ nhiệm lại', en: 'reappointment' },
    purpose: 'bổ nhiệm lại chức vụ',
    about: 'holder-staying',
    approvalSays: { termEndsOn: 'must' },
    termOfPost: true,
    effect: 'extend-term',
  },
  extension: {
    words: { vi: 'kéo dài thời gian giữ chức vụ', en: 'extension' },
    purpose: 'kéo dài thời gian giữ chức vụ',
    about: 'holder-staying',
    approvalSays: { termEndsOn: 'must' },
    effect: 'extend-term',
  },
  relief: {
    words: { vi: 'cho thôi giữ chức vụ', en: 'relief' },
    purpose: 'cho thôi giữ chức vụ',
    about: 'holder-leaving',
    approvalSays: {},
    effect: 'vacate-seat',
  },
  dismissal: {
    words: { vi: 'miễn nhiệm', en: 'dismissal' },
    purpose: 'miễn nhiệm chức vụ',
    about: 'holder-leaving',
    approvalSays: {},
    effect: 'vacate-seat',
  },
  resignation: {
    words: { vi: 'từ chức', en: 'resignation' },
    purpose: 'từ chức, thôi giữ chức vụ',
    about: 'holder-leaving',
    approvalSays: {},
    effect: 'vacate-seat',
  },
  replacement: {
    words: { vi: 'thay thế', en: 'replacement' },
    purpose: 'thay thế cán bộ giữ chức vụ',
    about: 'holder-leaving',
    approvalSays: {},
    effect: 'vacate-seat',
  },
  rotation: {
    words: { vi: 'luân chuyển', en: 'rotation' },
    purpose: 'luân chuyển giữ chức vụ',
    about: 'candidates',
    approvalSays: { keepsFormerPost: 'may', termEndsOn: 'must' },
    effect: 'begin-rotation',
  },
  // What it ended comes back or not by the choice made at its end.
  'rotation-end': {
    words: { vi: 'kết thúc luân chuyển', en: 'end of a rotation' },
    purpose: 'bố trí sau luân chuyển ở chức vụ',
    about: 'holder-leaving',
    approvalSays: { afterRotation: 'must' },
    effect: 'end-rotation',
  },
  // The former post ends with it: what is kept beside another post is no transfer.
  transfer: {
    words: { vi: 'điều động', en: 'transfer' },
    purpose: 'điều động, bổ nhiệm giữ chức vụ',
    about: 'candidates',
    approvalSays: { termEndsOn: 'may' },
    termOfPost: true,
    effect: 'fill-seat',
  },
  secondment: {
    words: { vi: 'biệt phái', en: 'secondment' },
    purpose: 'biệt phái người giữ chức vụ',
    about: 'holder-leaving',
    approvalSays: { termEndsOn: 'must' },
    effect: 'begin-secondment',
  },
  'secondment-end': {
    words: { vi: 'kết thúc biệt phái', en: 'end of a secondment' },
    purpose: 'kết thúc biệt phái, trở lại chức vụ',
    about: 'holder-leaving',
    approvalSays: {},
    effect: 'end-secondment',
  },
  // Nobody passes or fails: what it came to is kept for each person, and others act on it.
  'confidence-vote': {
    words: { vi: 'lấy phiếu tín nhiệm', en: 'vote of confidence' },
    purpose: 'lấy phiếu tín nhiệm lãnh đạo đơn vị của chức vụ',
    about: 'leaders',
    approvalSays: {},
    effect: 'keep-confidence',
  },
  revocation: {
    words: { vi: 'thu hồi, hủy bỏ quyết định', en: 'revocation' },
    purpose: 'thu hồi, hủy bỏ quyết định về chức vụ',
    about: 'revoked',
    approvalSays: {},
    effect: 'revoke',
  },
}

/** What each kind is called. */
export const KIND_NAMES = ofEach(({ words }) => words)
/** What each kind is for, before the title of the post. */
export const PURPOSES = ofEach(({ purpose }) => purpose)

function ofEach<T>(what: (row: ProcedureKindRow) => T): Readonly<Record<ProcedureKind, T>> {
  // One entry for each row, by its key.
  return Object.fromEntries(Object.entries(ROWS).map(([kind, row]) => [kind, what(row)])) as Record<
    ProcedureKind,
    T
  >
}

/** Procedures about somebody who leaves an office or a rotation, or is seconded for a time: one person, who is no candidate for anything. */
export const isAboutOffice = (kind: ProcedureKind): boolean =>
  ROWS[kind].about === 'holder-leaving' || ROWS[kind].about === 'revoked'

/** Procedures in which the leaders of a body are voted on together: nobody is chosen, and nobody's post is at stake in it. */
export const isAboutLeaders = (kind: ProcedureKind): boolean => ROWS[kind].about === 'leaders'

/** Is there nobody in it whose eligibility for a post is judged? */
export const hasNoCandidate = (kind: ProcedureKind): boolean => isAboutOffice(kind) || isAboutLeaders(kind)

/** Procedures about whoever holds the seat. */
export const isAboutHolder = (kind: ProcedureKind): boolean =>
  isAboutStaying(kind) || ROWS[kind].about === 'holder-leaving'

/** Procedures by which whoever holds the post stays in it: another term, or a longer one. */
export const isAboutStaying = (kind: ProcedureKind): boolean => ROWS[kind].about === 'holder-staying'

/** Procedures that fill a seat, which must be vacant when they begin. */
export const fillsSeat = (kind: ProcedureKind): boolean => ROWS[kind].about === 'candidates'

/** Does the term of the post say until when it is held by such a decision? */
export const takesTermOfPost = (kind: ProcedureKind): boolean => ROWS[kind].termOfPost === true

/** Does it take effect by an election that follows the decision, not by the decision? */
export const takesEffectByElection = (kind: ProcedureKind): boolean => ROWS[kind].byElection === true

/** What an approval may (or must) say of the posts in a case of that kind; what is absent it says nothing of. */
export const saidByApproval = (kind: ProcedureKind): SaidByApproval => ROWS[kind].approvalSays

/** What a case of that kind does to the records when it takes effect. */
export const effectOf = (kind: ProcedureKind): ProcedureKindRow['effect'] => ROWS[kind].effect

/** The kinds of which something is so, in their order. */
export const kindsThat = (isSo: (kind: ProcedureKind) => boolean): ProcedureKind[] =>
  PROCEDURE_KINDS.filter(isSo)
