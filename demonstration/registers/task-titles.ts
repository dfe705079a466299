/** What cadres register as breakthrough tasks. */
export const TASK_TITLES: readonly string[] = [
  'Số hóa toàn bộ hồ sơ cán bộ, công chức của đơn vị',
  'Rút ngắn một nửa thời gian giải quyết thủ tục hành chính',
  'Giải ngân trên 95% vốn đầu tư công được giao',
  'Hoàn thành giải phóng mặt bằng dự án trọng điểm',
  'Nâng chỉ số hài lòng của người dân lên nhóm đầu của tỉnh',
  'Xử lý dứt điểm các vụ khiếu nại, tố cáo kéo dài',
  'Đưa toàn bộ dịch vụ công đủ điều kiện lên trực tuyến toàn trình',
  'Xây dựng cơ sở dữ liệu dùng chung của ngành',
  'Sắp xếp lại trụ sở, tài sản công sau hợp nhất',
  'Giảm tỷ lệ hộ nghèo theo chuẩn mới trên địa bàn',
  'Thu hút mới dự án đầu tư công nghệ cao',
  'Xây dựng vùng nguyên liệu gắn với chế biến sâu',
  'Đào tạo kỹ năng số cho toàn bộ đội ngũ cấp xã',
  'Xóa nhà tạm, nhà dột nát trên địa bàn',
  'Hoàn thành chuẩn quốc gia cho các trường, trạm y tế trên địa bàn',
  'Kiểm soát tài sản, thu nhập của cán bộ thuộc diện quản lý',
]
