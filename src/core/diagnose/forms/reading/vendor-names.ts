const foreignNames =
  /aliyun|alibabacloud|alicloud|amazonaws|amazon\.awssdk|@smithy\/|arn:aws|aws-sdk|botocore|tencentcloud|qcloud|azure|googleapis|huaweicloud|myhuawei|volcengine|volces|oraclecloud|opc-request-id|"serviceName":\s?"A(?:mazon|WS)|ibmcloud|cloud\.ibm|\(Service: /iu;
const ownNames = /baidubce|bcebos|bce-sdk|baiducloud|x-bce-|bcc\.\w+\.baidu/iu;

/** Whether a text names another vendor and not Baidu. */
export const namesOtherVendor = (text: string): boolean => foreignNames.test(text) && !ownNames.test(text);

/** Whether a text names a host, header or client of Baidu AI Cloud. */
export const namesBce = (text: string): boolean => ownNames.test(text);

const baidusName = /baidu|百度|(?<![a-z])bce(?:cmd|vpc)?(?![a-z])/iu;

/** Whether a text names Baidu or its cloud in any way: a sign beside a form that anybody prints. */
export const namesBaidu = (text: string): boolean => baidusName.test(text) || ownNames.test(text);
