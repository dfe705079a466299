import type { Shortcoming } from '../province.js'
import type { Program } from './program-document.js'

/** What officers, reviewers and bodies write in the demonstration's procedures. */

/** Why a candidate is rejected at the planning check. */
export const REJECTED_BECAUSE: Readonly<Record<Shortcoming, string>> = {
  planning: 'Không có tên trong quy hoạch chức danh này, chức danh tương đương hoặc cao hơn.',
  'time-in-lower-post': 'Chưa đủ 12 tháng giữ chức vụ thấp hơn liền kề theo quy định.',
  evaluations: 'Có năm chỉ được đánh giá ở mức hoàn thành nhiệm vụ trong ba năm liền kề.',
  papers: 'Bản kê khai tài sản, thu nhập chưa được xác minh; hồ sơ chưa đủ điều kiện xem xét.',
  discipline: 'Đang trong thời hạn chờ sau khi bị kỷ luật bằng hình thức cảnh cáo.',
  measure: 'Đang có quyết định kiểm tra, xác minh của cơ quan có thẩm quyền chưa kết thúc.',
  'full-term': 'Không còn đủ tuổi công tác trọn thời hạn giữ chức vụ tính từ ngày bắt đầu quy trình.',
  qualification: 'Chưa đạt tiêu chuẩn trình độ thạc sĩ của chức danh.',
}

export const WAIVED_BECAUSE =
  'Lĩnh vực mới được giao thêm sau sắp xếp bộ máy, nguồn quy hoạch tại chỗ chưa kịp bổ sung; Ban Thường vụ đã đồng ý chủ trương xem xét nhân sự ngoài quy hoạch.'

export const PROGRAM_RETURNED_BECAUSE = [
  'Chương trình chưa nêu chỉ tiêu định lượng cho từng năm; đề nghị bổ sung mốc thời gian hoàn thành.',
  'Nhiệm vụ đột phá còn chung chung, chưa gắn với chức năng của đơn vị; đề nghị viết lại phần giải pháp.',
  'Chưa đánh giá thực trạng của đơn vị và nguồn lực thực hiện; đề nghị bổ sung trước khi thẩm định lại.',
]

export const ABSENT_BECAUSE: readonly { reason: string; forceMajeure: boolean }[] = [
  { reason: 'Điều trị nội trú tại Bệnh viện Đa khoa tỉnh.', forceMajeure: true },
  { reason: 'Nghỉ chế độ thai sản.', forceMajeure: true },
  { reason: 'Gia đình có việc tang.', forceMajeure: true },
  { reason: 'Đi công tác ngoài tỉnh theo phân công.', forceMajeure: false },
  { reason: 'Tham dự lớp bồi dưỡng lý luận tập trung tại Hà Nội.', forceMajeure: false },
]

export const VOTE_ANNULLED_BECAUSE =
  'Danh sách triệu tập ghi sót hai thành viên của hội nghị; hủy kết quả và tổ chức lấy phiếu lại.'
export const CASE_RETURNED_BECAUSE =
  'Nhân sự có thay đổi về hồ sơ sau khi kiểm tra; kiểm tra lại điều kiện, tiêu chuẩn trước khi lấy phiếu.'
export const AUTHORITY_RETURNED_BECAUSE =
  'Đề nghị làm rõ giải pháp và lộ trình thực hiện chương trình hành động trước khi Ban Thường vụ xem xét.'
export const VOTE_TO_REPEAT_BECAUSE =
  'Thành phần triệu tập chưa có đại diện tổ chức chính trị - xã hội; đề nghị tổ chức lấy phiếu lại, giữ nguyên các bước khác.'
export const MORE_PAPERS_BECAUSE =
  'Bổ sung bản nhận xét, đánh giá của cấp ủy nơi cư trú và giấy chứng nhận sức khỏe còn trong thời hạn sáu tháng.'
export const PAPERS_SUPPLIED_NOTE =
  'Đã bổ sung bản giấy nhận xét của chi bộ nơi cư trú và giấy chứng nhận sức khỏe vào hồ sơ lưu.'
export const NOT_CONFIRMED_BECAUSE =
  'Số phiếu tán thành ghi chưa khớp với biên bản họp; đề nghị thư ký đối chiếu và ghi lại.'
export const REJECTED_BY_BODY_BECAUSE =
  'Ban Thường vụ thống nhất chưa xem xét nhân sự này; giao cơ quan tham mưu chuẩn bị nhân sự khác.'
export const WITHDREW_BECAUSE = [
  'Xin rút vì lý do sức khỏe, có xác nhận của cơ sở y tế.',
  'Xin rút để tiếp tục đảm nhiệm công việc chuyên môn đang phụ trách.',
]
export const BLOCKED_BECAUSE =
  'Có quyết định xác minh nội dung tố cáo của Ủy ban Kiểm tra Tỉnh ủy ban hành sau khi bắt đầu quy trình.'
export const RETURNED_AFTER_LOSS_BECAUSE =
  'Nhân sự được chọn không còn; lấy phiếu lại đối với nhân sự còn lại.'
export const SUSPENDED_FOR_REVIEW_BECAUSE =
  'Chờ kết luận thanh tra về lĩnh vực phụ trách của đơn vị trước khi tiếp tục quy trình.'
export const SUSPENDED_FOR_MERGER_BECAUSE =
  'Chờ phương án sắp xếp tổ chức bộ máy và số lượng cấp phó được phê duyệt.'
export const RESUMED_BECAUSE = 'Đã có kết luận, không liên quan đến nhân sự; tiếp tục quy trình.'
export const CASE_WITHDRAWN_BECAUSE = [
  'Vị trí được giảm theo phương án tinh gọn đầu mối; không tiếp tục thực hiện quy trình.',
  'Cơ quan đề nghị điều động cán bộ từ nơi khác về, không bổ nhiệm tại chỗ.',
]
export const OPINION = {
  givenBy: 'Ban Thường vụ Đảng ủy cơ quan',
  summary: 'Nhất trí với nhân sự; phẩm chất, năng lực và uy tín đáp ứng yêu cầu của chức danh.',
}
export const ROTATION_FOR =
  'Rèn luyện, đào tạo qua thực tiễn ở lĩnh vực khác; chuẩn bị nguồn cho nhiệm kỳ 2030–2035.'
export const TRANSFERRED_FOR =
  'Kiện toàn lãnh đạo đơn vị theo kế hoạch điều động năm của ban thường vụ tỉnh ủy.'
export const SECONDED_FOR = 'Giải phóng mặt bằng dự án đường ven biển, hoàn thành trong năm 2027.'
export const SECONDED_TO = 'Ban Quản lý dự án đầu tư xây dựng các công trình giao thông'
export const DISMISSED_BECAUSE =
  'Ba quý liền không hoàn thành nhiệm vụ trọng tâm được giao, đã được nhắc nhở bằng văn bản hai lần.'
export const RELIEVED_BECAUSE =
  'Kết luận kiểm tra nêu nhiều đơn khiếu nại, tố cáo thuộc thẩm quyền chưa được giải quyết đúng hạn.'
export const NOT_ELECTED_BALLOTS = { votesFor: 21, voters: 46 }

const TASKS = [
  'số hóa toàn bộ hồ sơ và cắt giảm ít nhất 30% thời gian giải quyết thủ tục',
  'rà soát, sắp xếp lại đội ngũ theo vị trí việc làm trong năm đầu',
  'xây dựng cơ sở dữ liệu dùng chung, kết nối với cấp xã trước quý III',
  'mỗi quý đối thoại trực tiếp với cơ sở và công khai kết quả xử lý kiến nghị',
  'hoàn thành dứt điểm các nhiệm vụ tồn đọng trước ngày 30 tháng 6 hằng năm',
  'bồi dưỡng, kèm cặp nguồn kế cận; mỗi năm giới thiệu hai cán bộ trẻ vào quy hoạch',
  'nâng chỉ số hài lòng của người dân và doanh nghiệp lên trên 90%',
]

/** An action program for a post, made of two tasks; `turn` chooses them. */
export function actionProgram(
  { post, name, version }: { post: string; name: string; version: number },
  turn: number,
): Program & { summary: string } {
  const [first = '', second = ''] = [TASKS[turn % TASKS.length], TASKS[(turn + 3) % TASKS.length]]
  const improved = version > 1 ? ' Bản này đã tiếp thu ý kiến thẩm định.' : ''
  return {
    title: `CHƯƠNG TRÌNH HÀNH ĐỘNG (${post})`,
    summary: `Hai nhiệm vụ đột phá khi giữ chức vụ ${post}: ${first}; ${second}.${improved}`,
    paragraphs: [
      `Người trình bày: ${name}.`,
      `Chức danh dự kiến: ${post}.`,
      'I. Thực trạng: đơn vị hoàn thành các chỉ tiêu được giao; còn hạn chế về tiến độ và ứng dụng công nghệ.',
      `II. Nhiệm vụ đột phá thứ nhất: ${first}.`,
      `III. Nhiệm vụ đột phá thứ hai: ${second}.`,
      `IV. Cam kết: báo cáo kết quả hằng năm trước tập thể và chịu trách nhiệm về kết quả.${improved}`,
    ],
  }
}
