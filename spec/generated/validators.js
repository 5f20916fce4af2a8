// Generated from spec/openapi.yaml by `npm run generate`. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// node_modules/ajv-formats/dist/formats.js
var require_formats = __commonJS({
  "node_modules/ajv-formats/dist/formats.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.formatNames = exports.fastFormats = exports.fullFormats = void 0;
    function fmtDef(validate, compare) {
      return { validate, compare };
    }
    exports.fullFormats = {
      // date: http://tools.ietf.org/html/rfc3339#section-5.6
      date: fmtDef(date, compareDate),
      // date-time: http://tools.ietf.org/html/rfc3339#section-5.6
      time: fmtDef(getTime(true), compareTime),
      "date-time": fmtDef(getDateTime(true), compareDateTime),
      "iso-time": fmtDef(getTime(), compareIsoTime),
      "iso-date-time": fmtDef(getDateTime(), compareIsoDateTime),
      // duration: https://tools.ietf.org/html/rfc3339#appendix-A
      duration: /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
      uri,
      "uri-reference": /^(?:[a-z][a-z0-9+\-.]*:)?(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'"()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'"()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'"()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i,
      // uri-template: https://tools.ietf.org/html/rfc6570
      "uri-template": /^(?:(?:[^\x00-\x20"'<>%\\^`{|}]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?::[1-9][0-9]{0,3}|\*)?)*\})*$/i,
      // For the source: https://gist.github.com/dperini/729294
      // For test cases: https://mathiasbynens.be/demo/url-regex
      url: /^(?:https?|ftp):\/\/(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)(?:\.(?:[a-z0-9\u{00a1}-\u{ffff}]+-)*[a-z0-9\u{00a1}-\u{ffff}]+)*(?:\.(?:[a-z\u{00a1}-\u{ffff}]{2,})))(?::\d{2,5})?(?:\/[^\s]*)?$/iu,
      email: /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i,
      hostname: /^(?=.{1,253}\.?$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-0-9a-z]{0,61}[0-9a-z])?)*\.?$/i,
      // optimized https://www.safaribooksonline.com/library/view/regular-expressions-cookbook/9780596802837/ch07s16.html
      ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/,
      ipv6: /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i,
      regex,
      // uuid: http://tools.ietf.org/html/rfc4122
      uuid: /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
      // JSON-pointer: https://tools.ietf.org/html/rfc6901
      // uri fragment: https://tools.ietf.org/html/rfc3986#appendix-A
      "json-pointer": /^(?:\/(?:[^~/]|~0|~1)*)*$/,
      "json-pointer-uri-fragment": /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i,
      // relative JSON-pointer: http://tools.ietf.org/html/draft-luff-relative-json-pointer-00
      "relative-json-pointer": /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/,
      // the following formats are used by the openapi specification: https://spec.openapis.org/oas/v3.0.0#data-types
      // byte: https://github.com/miguelmota/is-base64
      byte,
      // signed 32 bit integer
      int32: { type: "number", validate: validateInt32 },
      // signed 64 bit integer
      int64: { type: "number", validate: validateInt64 },
      // C-type float
      float: { type: "number", validate: validateNumber },
      // C-type double
      double: { type: "number", validate: validateNumber },
      // hint to the UI to hide input strings
      password: true,
      // unchecked string payload
      binary: true
    };
    exports.fastFormats = {
      ...exports.fullFormats,
      date: fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d$/, compareDate),
      time: fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareTime),
      "date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\dt(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i, compareDateTime),
      "iso-time": fmtDef(/^(?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoTime),
      "iso-date-time": fmtDef(/^\d\d\d\d-[0-1]\d-[0-3]\d[t\s](?:[0-2]\d:[0-5]\d:[0-5]\d|23:59:60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i, compareIsoDateTime),
      // uri: https://github.com/mafintosh/is-my-json-valid/blob/master/formats.js
      uri: /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/)?[^\s]*$/i,
      "uri-reference": /^(?:(?:[a-z][a-z0-9+\-.]*:)?\/?\/)?(?:[^\\\s#][^\s#]*)?(?:#[^\\\s]*)?$/i,
      // email (sources from jsen validator):
      // http://stackoverflow.com/questions/201323/using-a-regular-expression-to-validate-an-email-address#answer-8829363
      // http://www.w3.org/TR/html5/forms.html#valid-e-mail-address (search for 'wilful violation')
      email: /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i
    };
    exports.formatNames = Object.keys(exports.fullFormats);
    function isLeapYear(year) {
      return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    }
    var DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
    var DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    function date(str) {
      const matches = DATE.exec(str);
      if (!matches)
        return false;
      const year = +matches[1];
      const month = +matches[2];
      const day = +matches[3];
      return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : DAYS[month]);
    }
    function compareDate(d1, d2) {
      if (!(d1 && d2))
        return void 0;
      if (d1 > d2)
        return 1;
      if (d1 < d2)
        return -1;
      return 0;
    }
    var TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i;
    function getTime(strictTimeZone) {
      return function time(str) {
        const matches = TIME.exec(str);
        if (!matches)
          return false;
        const hr = +matches[1];
        const min = +matches[2];
        const sec = +matches[3];
        const tz = matches[4];
        const tzSign = matches[5] === "-" ? -1 : 1;
        const tzH = +(matches[6] || 0);
        const tzM = +(matches[7] || 0);
        if (tzH > 23 || tzM > 59 || strictTimeZone && !tz)
          return false;
        if (hr <= 23 && min <= 59 && sec < 60)
          return true;
        const utcMin = min - tzM * tzSign;
        const utcHr = hr - tzH * tzSign - (utcMin < 0 ? 1 : 0);
        return (utcHr === 23 || utcHr === -1) && (utcMin === 59 || utcMin === -1) && sec < 61;
      };
    }
    function compareTime(s1, s2) {
      if (!(s1 && s2))
        return void 0;
      const t1 = (/* @__PURE__ */ new Date("2020-01-01T" + s1)).valueOf();
      const t2 = (/* @__PURE__ */ new Date("2020-01-01T" + s2)).valueOf();
      if (!(t1 && t2))
        return void 0;
      return t1 - t2;
    }
    function compareIsoTime(t1, t2) {
      if (!(t1 && t2))
        return void 0;
      const a1 = TIME.exec(t1);
      const a2 = TIME.exec(t2);
      if (!(a1 && a2))
        return void 0;
      t1 = a1[1] + a1[2] + a1[3];
      t2 = a2[1] + a2[2] + a2[3];
      if (t1 > t2)
        return 1;
      if (t1 < t2)
        return -1;
      return 0;
    }
    var DATE_TIME_SEPARATOR = /t|\s/i;
    function getDateTime(strictTimeZone) {
      const time = getTime(strictTimeZone);
      return function date_time(str) {
        const dateTime = str.split(DATE_TIME_SEPARATOR);
        return dateTime.length === 2 && date(dateTime[0]) && time(dateTime[1]);
      };
    }
    function compareDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const d1 = new Date(dt1).valueOf();
      const d2 = new Date(dt2).valueOf();
      if (!(d1 && d2))
        return void 0;
      return d1 - d2;
    }
    function compareIsoDateTime(dt1, dt2) {
      if (!(dt1 && dt2))
        return void 0;
      const [d1, t1] = dt1.split(DATE_TIME_SEPARATOR);
      const [d2, t2] = dt2.split(DATE_TIME_SEPARATOR);
      const res = compareDate(d1, d2);
      if (res === void 0)
        return void 0;
      return res || compareTime(t1, t2);
    }
    var NOT_URI_FRAGMENT = /\/|:/;
    var URI = /^(?:[a-z][a-z0-9+\-.]*:)(?:\/?\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:){0,1}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}(?:25[0-5]|2[0-4]\d|[01]?\d\d?)|(?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[a-z0-9\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)(?:\?(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[a-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
    function uri(str) {
      return NOT_URI_FRAGMENT.test(str) && URI.test(str);
    }
    var BYTE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/gm;
    function byte(str) {
      BYTE.lastIndex = 0;
      return BYTE.test(str);
    }
    var MIN_INT32 = -(2 ** 31);
    var MAX_INT32 = 2 ** 31 - 1;
    function validateInt32(value) {
      return Number.isInteger(value) && value <= MAX_INT32 && value >= MIN_INT32;
    }
    function validateInt64(value) {
      return Number.isInteger(value);
    }
    function validateNumber() {
      return true;
    }
    var Z_ANCHOR = /[^\\]\\Z/;
    function regex(str) {
      if (Z_ANCHOR.test(str))
        return false;
      try {
        new RegExp(str);
        return true;
      } catch (e) {
        return false;
      }
    }
  }
});

// source:part-0
var validateCreateConnectionRequest = validate53;
var func1 = require_ucs2length().default;
var pattern3 = new RegExp("^[A-Za-z0-9_-]+$", "u");
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (func1(data) > 50) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ConnectionName/maxLength", keyword: "maxLength", params: { limit: 50 }, message: "must NOT have more than 50 characters" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (func1(data) < 4) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/ConnectionName/minLength", keyword: "minLength", params: { limit: 4 }, message: "must NOT have fewer than 4 characters" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (!pattern3.test(data)) {
      const err2 = { instancePath, schemaPath: "#/components/schemas/ConnectionName/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_-]+$" }, message: 'must match pattern "^[A-Za-z0-9_-]+$"' };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/components/schemas/ConnectionName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate54.errors = vErrors;
  return errors === 0;
}
validate54.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema22 = { "title": "Database type", "description": "Database engine of the connection.", "type": "string", "enum": ["mysql", "postgresql", "mongodb", "oracle"], "examples": ["mysql"] };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/components/schemas/DbType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "mysql" || data === "postgresql" || data === "mongodb" || data === "oracle")) {
    const err1 = { instancePath, schemaPath: "#/components/schemas/DbType/enum", keyword: "enum", params: { allowedValues: schema22.enum }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate56.errors = vErrors;
  return errors === 0;
}
validate56.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.driver_name !== void 0) {
      if (typeof data.driver_name !== "string") {
        const err0 = { instancePath: instancePath + "/driver_name", schemaPath: "#/components/schemas/ConnectionConfig/properties/driver_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/ConnectionConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
validate58.evaluated = { "props": { "driver_name": true }, "dynamicProps": false, "dynamicItems": false };
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate60.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (func1(data) > 255) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ConnectionDescription/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/ConnectionDescription/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate60.errors = vErrors;
  return errors === 0;
}
validate60.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema25 = { "title": "Database endpoint", "description": "Where the database is and how to log in to it.", "type": "object", "required": ["endpoint_name", "db_user", "db_password"], "properties": { "id": { "description": "ID of the database information. The service may give one when none was sent.", "type": "string", "examples": ["2a6b34c5-7c8e-4a47-9d1a-6f0f5f1b7e11"] }, "endpoint_name": { "description": "Kind of database and where it runs: the plain name is an on-premises database or one in another cloud, `ecs_` one on a cloud server, `cloud_` a managed instance.", "type": "string", "enum": ["oracle", "ecs_oracle", "cloud_gaussdbv5", "mysql", "ecs_mysql", "cloud_mysql", "redis", "ecs_redis", "rediscluster", "ecs_rediscluster", "cloud_gaussdb_redis", "postgresql", "ecs_postgresql", "cloud_postgresql", "mongodb", "ecs_mongodb", "cloud_mongodb"], "examples": ["mysql"] }, "ip": { "description": "Address of the database. MySQL, PostgreSQL and Oracle take one IP address or domain name. On-premises MongoDB takes up to three `address:port` pairs separated by commas, DDS any number of them, and a Redis cluster one for every shard, at most 32; name the replica of a shard where there is one.", "type": "string", "examples": ["192.168.0.10", "192.168.0.11:27017,192.168.0.12:27017,192.168.0.13:27017"] }, "db_port": { "description": "Port of the database, a whole number from 1 to 65535 written as a string. Left out where `ip` holds the ports.", "type": "string", "pattern": "^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "examples": ["3306"] }, "db_user": { "description": "User name to log in to the database with.", "type": "string", "minLength": 1, "examples": ["root"] }, "db_password": { "description": "Password of the database user. Sent, never returned.", "type": "string", "format": "password", "minLength": 1, "writeOnly": true, "examples": ["correct-horse-battery"] }, "instance_id": { "description": "ID of the cloud database instance, for a `cloud_` endpoint.", "type": "string", "examples": ["2c1c9cb3d1a345f1b2a5d0f9a1f0c6cein01"] }, "instance_name": { "description": "Name of the cloud database instance.", "type": "string", "examples": ["rds-orders"] }, "db_name": { "description": "Name of the database; for Oracle its service name, as `serviceName.` and the name.", "type": "string", "examples": ["serviceName.orcl"] }, "source_sharding": { "description": "The physical databases behind the endpoint, one entry for each, for example the shards of a MongoDB cluster. An entry is an endpoint with mandatory members of its own.", "type": "array", "items": { "$ref": "#/components/schemas/BaseEndpoint" } } }, "allOf": [{ "title": "MongoDB on premises", "description": "At most three addresses for an on-premises MongoDB database.", "if": { "properties": { "endpoint_name": { "const": "mongodb" } }, "required": ["endpoint_name"] }, "then": { "properties": { "ip": { "pattern": "^[^,]+(,[^,]+){0,2}$" } } } }, { "title": "Redis cluster", "description": "At most 32 addresses for a Redis cluster.", "if": { "properties": { "endpoint_name": { "enum": ["rediscluster", "ecs_rediscluster"] } }, "required": ["endpoint_name"] }, "then": { "properties": { "ip": { "pattern": "^[^,]+(,[^,]+){0,31}$" } } } }] };
var pattern4 = new RegExp("^[^,]+(,[^,]+){0,2}$", "u");
var pattern5 = new RegExp("^[^,]+(,[^,]+){0,31}$", "u");
var pattern6 = new RegExp("^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "u");
var wrapper0 = { validate: validate62 };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs2 = errors;
  let valid1 = true;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.endpoint_name === void 0 && (missing0 = "endpoint_name")) {
      const err0 = {};
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    } else {
      if (data.endpoint_name !== void 0) {
        if ("mongodb" !== data.endpoint_name) {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
    }
  }
  var _valid0 = _errs3 === errors;
  errors = _errs2;
  if (vErrors !== null) {
    if (_errs2) {
      vErrors.length = _errs2;
    } else {
      vErrors = null;
    }
  }
  if (_valid0) {
    const _errs5 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.ip !== void 0) {
        let data1 = data.ip;
        if (typeof data1 === "string") {
          if (!pattern4.test(data1)) {
            const err2 = { instancePath: instancePath + "/ip", schemaPath: "#/components/schemas/BaseEndpoint/allOf/0/then/properties/ip/pattern", keyword: "pattern", params: { pattern: "^[^,]+(,[^,]+){0,2}$" }, message: 'must match pattern "^[^,]+(,[^,]+){0,2}$"' };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
      }
    }
    var _valid0 = _errs5 === errors;
    valid1 = _valid0;
    if (valid1) {
      var props0 = {};
      props0.ip = true;
      props0.endpoint_name = true;
    }
  }
  if (!valid1) {
    const err3 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/allOf/0/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  const _errs8 = errors;
  let valid4 = true;
  const _errs9 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.endpoint_name === void 0 && (missing1 = "endpoint_name")) {
      const err4 = {};
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    } else {
      if (data.endpoint_name !== void 0) {
        let data2 = data.endpoint_name;
        if (!(data2 === "rediscluster" || data2 === "ecs_rediscluster")) {
          const err5 = {};
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
  }
  var _valid1 = _errs9 === errors;
  errors = _errs8;
  if (vErrors !== null) {
    if (_errs8) {
      vErrors.length = _errs8;
    } else {
      vErrors = null;
    }
  }
  if (_valid1) {
    const _errs11 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.ip !== void 0) {
        let data3 = data.ip;
        if (typeof data3 === "string") {
          if (!pattern5.test(data3)) {
            const err6 = { instancePath: instancePath + "/ip", schemaPath: "#/components/schemas/BaseEndpoint/allOf/1/then/properties/ip/pattern", keyword: "pattern", params: { pattern: "^[^,]+(,[^,]+){0,31}$" }, message: 'must match pattern "^[^,]+(,[^,]+){0,31}$"' };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
    }
    var _valid1 = _errs11 === errors;
    valid4 = _valid1;
    if (valid4) {
      var props1 = {};
      props1.ip = true;
      props1.endpoint_name = true;
    }
  }
  if (!valid4) {
    const err7 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/allOf/1/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  if (props0 !== true && props1 !== void 0) {
    if (props1 === true) {
      props0 = true;
    } else {
      props0 = props0 || {};
      Object.assign(props0, props1);
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.endpoint_name === void 0) {
      const err8 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/required", keyword: "required", params: { missingProperty: "endpoint_name" }, message: "must have required property 'endpoint_name'" };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.db_user === void 0) {
      const err9 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/required", keyword: "required", params: { missingProperty: "db_user" }, message: "must have required property 'db_user'" };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (data.db_password === void 0) {
      const err10 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/required", keyword: "required", params: { missingProperty: "db_password" }, message: "must have required property 'db_password'" };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
    if (props0 !== true) {
      props0 = props0 || {};
      props0.id = true;
      props0.endpoint_name = true;
      props0.ip = true;
      props0.db_port = true;
      props0.db_user = true;
      props0.db_password = true;
      props0.instance_id = true;
      props0.instance_name = true;
      props0.db_name = true;
      props0.source_sharding = true;
    }
    if (data.id !== void 0) {
      if (typeof data.id !== "string") {
        const err11 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/BaseEndpoint/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.endpoint_name !== void 0) {
      let data5 = data.endpoint_name;
      if (typeof data5 !== "string") {
        const err12 = { instancePath: instancePath + "/endpoint_name", schemaPath: "#/components/schemas/BaseEndpoint/properties/endpoint_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
      if (!(data5 === "oracle" || data5 === "ecs_oracle" || data5 === "cloud_gaussdbv5" || data5 === "mysql" || data5 === "ecs_mysql" || data5 === "cloud_mysql" || data5 === "redis" || data5 === "ecs_redis" || data5 === "rediscluster" || data5 === "ecs_rediscluster" || data5 === "cloud_gaussdb_redis" || data5 === "postgresql" || data5 === "ecs_postgresql" || data5 === "cloud_postgresql" || data5 === "mongodb" || data5 === "ecs_mongodb" || data5 === "cloud_mongodb")) {
        const err13 = { instancePath: instancePath + "/endpoint_name", schemaPath: "#/components/schemas/BaseEndpoint/properties/endpoint_name/enum", keyword: "enum", params: { allowedValues: schema25.properties.endpoint_name.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.ip !== void 0) {
      if (typeof data.ip !== "string") {
        const err14 = { instancePath: instancePath + "/ip", schemaPath: "#/components/schemas/BaseEndpoint/properties/ip/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.db_port !== void 0) {
      let data7 = data.db_port;
      if (typeof data7 === "string") {
        if (!pattern6.test(data7)) {
          const err15 = { instancePath: instancePath + "/db_port", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_port/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$" }, message: 'must match pattern "^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"' };
          if (vErrors === null) {
            vErrors = [err15];
          } else {
            vErrors.push(err15);
          }
          errors++;
        }
      } else {
        const err16 = { instancePath: instancePath + "/db_port", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_port/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
    if (data.db_user !== void 0) {
      let data8 = data.db_user;
      if (typeof data8 === "string") {
        if (func1(data8) < 1) {
          const err17 = { instancePath: instancePath + "/db_user", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_user/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
      } else {
        const err18 = { instancePath: instancePath + "/db_user", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_user/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.db_password !== void 0) {
      let data9 = data.db_password;
      if (typeof data9 === "string") {
        if (func1(data9) < 1) {
          const err19 = { instancePath: instancePath + "/db_password", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_password/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err19];
          } else {
            vErrors.push(err19);
          }
          errors++;
        }
      } else {
        const err20 = { instancePath: instancePath + "/db_password", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_password/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.instance_id !== void 0) {
      if (typeof data.instance_id !== "string") {
        const err21 = { instancePath: instancePath + "/instance_id", schemaPath: "#/components/schemas/BaseEndpoint/properties/instance_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.instance_name !== void 0) {
      if (typeof data.instance_name !== "string") {
        const err22 = { instancePath: instancePath + "/instance_name", schemaPath: "#/components/schemas/BaseEndpoint/properties/instance_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
    if (data.db_name !== void 0) {
      if (typeof data.db_name !== "string") {
        const err23 = { instancePath: instancePath + "/db_name", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err23];
        } else {
          vErrors.push(err23);
        }
        errors++;
      }
    }
    if (data.source_sharding !== void 0) {
      let data13 = data.source_sharding;
      if (Array.isArray(data13)) {
        const len0 = data13.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!wrapper0.validate(data13[i0], { instancePath: instancePath + "/source_sharding/" + i0, parentData: data13, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = append(vErrors, wrapper0.validate.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err24 = { instancePath: instancePath + "/source_sharding", schemaPath: "#/components/schemas/BaseEndpoint/properties/source_sharding/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err24];
        } else {
          vErrors.push(err24);
        }
        errors++;
      }
    }
  } else {
    const err25 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err25];
    } else {
      vErrors.push(err25);
    }
    errors++;
  }
  validate62.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate62.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate64.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.vpc_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/CloudVpcInfo/required", keyword: "required", params: { missingProperty: "vpc_id" }, message: "must have required property 'vpc_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.subnet_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/CloudVpcInfo/required", keyword: "required", params: { missingProperty: "subnet_id" }, message: "must have required property 'subnet_id'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.vpc_id !== void 0) {
      let data0 = data.vpc_id;
      if (typeof data0 === "string") {
        if (func1(data0) < 1) {
          const err2 = { instancePath: instancePath + "/vpc_id", schemaPath: "#/components/schemas/CloudVpcInfo/properties/vpc_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/vpc_id", schemaPath: "#/components/schemas/CloudVpcInfo/properties/vpc_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.subnet_id !== void 0) {
      let data1 = data.subnet_id;
      if (typeof data1 === "string") {
        if (func1(data1) < 1) {
          const err4 = { instancePath: instancePath + "/subnet_id", schemaPath: "#/components/schemas/CloudVpcInfo/properties/subnet_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/subnet_id", schemaPath: "#/components/schemas/CloudVpcInfo/properties/subnet_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.security_group_id !== void 0) {
      if (typeof data.security_group_id !== "string") {
        const err6 = { instancePath: instancePath + "/security_group_id", schemaPath: "#/components/schemas/CloudVpcInfo/properties/security_group_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/components/schemas/CloudVpcInfo/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate64.errors = vErrors;
  return errors === 0;
}
validate64.evaluated = { "props": { "vpc_id": true, "subnet_id": true, "security_group_id": true }, "dynamicProps": false, "dynamicItems": false };
var pattern7 = new RegExp("\\.p12$", "u");
var pattern8 = new RegExp("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", "u");
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate66.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs2 = errors;
  let valid1 = true;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.ssl_link === void 0 && (missing0 = "ssl_link")) {
      const err0 = {};
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    } else {
      if (data.ssl_link !== void 0) {
        if (true !== data.ssl_link) {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
    }
  }
  var _valid0 = _errs3 === errors;
  errors = _errs2;
  if (vErrors !== null) {
    if (_errs2) {
      vErrors.length = _errs2;
    } else {
      vErrors = null;
    }
  }
  if (_valid0) {
    const _errs5 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.ssl_cert_check_sum === void 0) {
        const err2 = { instancePath, schemaPath: "#/components/schemas/EndpointSslConfig/allOf/0/then/required", keyword: "required", params: { missingProperty: "ssl_cert_check_sum" }, message: "must have required property 'ssl_cert_check_sum'" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data.ssl_cert_check_sum !== void 0) {
        let data1 = data.ssl_cert_check_sum;
        if (typeof data1 === "string") {
          if (func1(data1) < 1) {
            const err3 = { instancePath: instancePath + "/ssl_cert_check_sum", schemaPath: "#/components/schemas/EndpointSslConfig/allOf/0/then/properties/ssl_cert_check_sum/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
    }
    var _valid0 = _errs5 === errors;
    valid1 = _valid0;
    if (valid1) {
      var props0 = {};
      props0.ssl_cert_check_sum = true;
      props0.ssl_link = true;
    }
  }
  if (!valid1) {
    const err4 = { instancePath, schemaPath: "#/components/schemas/EndpointSslConfig/allOf/0/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  const _errs8 = errors;
  let valid4 = true;
  const _errs9 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.ssl_cert_name === void 0 && (missing1 = "ssl_cert_name")) {
      const err5 = {};
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    } else {
      if (data.ssl_cert_name !== void 0) {
        let data2 = data.ssl_cert_name;
        if (typeof data2 === "string") {
          if (!pattern7.test(data2)) {
            const err6 = {};
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
    }
  }
  var _valid1 = _errs9 === errors;
  errors = _errs8;
  if (vErrors !== null) {
    if (_errs8) {
      vErrors.length = _errs8;
    } else {
      vErrors = null;
    }
  }
  if (_valid1) {
    const _errs11 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.ssl_cert_password === void 0) {
        const err7 = { instancePath, schemaPath: "#/components/schemas/EndpointSslConfig/allOf/1/then/required", keyword: "required", params: { missingProperty: "ssl_cert_password" }, message: "must have required property 'ssl_cert_password'" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (data.ssl_cert_password !== void 0) {
        let data3 = data.ssl_cert_password;
        if (typeof data3 === "string") {
          if (func1(data3) < 1) {
            const err8 = { instancePath: instancePath + "/ssl_cert_password", schemaPath: "#/components/schemas/EndpointSslConfig/allOf/1/then/properties/ssl_cert_password/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
            if (vErrors === null) {
              vErrors = [err8];
            } else {
              vErrors.push(err8);
            }
            errors++;
          }
        }
      }
    }
    var _valid1 = _errs11 === errors;
    valid4 = _valid1;
    if (valid4) {
      var props1 = {};
      props1.ssl_cert_password = true;
      props1.ssl_cert_name = true;
    }
  }
  if (!valid4) {
    const err9 = { instancePath, schemaPath: "#/components/schemas/EndpointSslConfig/allOf/1/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  if (props0 !== true && props1 !== void 0) {
    if (props1 === true) {
      props0 = true;
    } else {
      props0 = props0 || {};
      Object.assign(props0, props1);
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (props0 !== true) {
      props0 = props0 || {};
      props0.ssl_link = true;
      props0.ssl_cert_name = true;
      props0.ssl_cert_key = true;
      props0.ssl_cert_check_sum = true;
      props0.ssl_cert_password = true;
    }
    if (data.ssl_link !== void 0) {
      if (typeof data.ssl_link !== "boolean") {
        const err10 = { instancePath: instancePath + "/ssl_link", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_link/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.ssl_cert_name !== void 0) {
      if (typeof data.ssl_cert_name !== "string") {
        const err11 = { instancePath: instancePath + "/ssl_cert_name", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_cert_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.ssl_cert_key !== void 0) {
      let data6 = data.ssl_cert_key;
      if (typeof data6 === "string") {
        if (!pattern8.test(data6)) {
          const err12 = { instancePath: instancePath + "/ssl_cert_key", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_cert_key/pattern", keyword: "pattern", params: { pattern: "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$" }, message: 'must match pattern "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"' };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/ssl_cert_key", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_cert_key/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.ssl_cert_check_sum !== void 0) {
      if (typeof data.ssl_cert_check_sum !== "string") {
        const err14 = { instancePath: instancePath + "/ssl_cert_check_sum", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_cert_check_sum/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.ssl_cert_password !== void 0) {
      if (!(typeof data.ssl_cert_password === "string")) {
        const err15 = { instancePath: instancePath + "/ssl_cert_password", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_cert_password/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
  } else {
    const err16 = { instancePath, schemaPath: "#/components/schemas/EndpointSslConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err16];
    } else {
      vErrors.push(err16);
    }
    errors++;
  }
  validate66.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate66.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate68.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.region === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/CloudBaseInfo/required", keyword: "required", params: { missingProperty: "region" }, message: "must have required property 'region'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.project_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/CloudBaseInfo/required", keyword: "required", params: { missingProperty: "project_id" }, message: "must have required property 'project_id'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.region !== void 0) {
      let data0 = data.region;
      if (typeof data0 === "string") {
        if (func1(data0) < 1) {
          const err2 = { instancePath: instancePath + "/region", schemaPath: "#/components/schemas/CloudBaseInfo/properties/region/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/region", schemaPath: "#/components/schemas/CloudBaseInfo/properties/region/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.project_id !== void 0) {
      let data1 = data.project_id;
      if (typeof data1 === "string") {
        if (func1(data1) < 1) {
          const err4 = { instancePath: instancePath + "/project_id", schemaPath: "#/components/schemas/CloudBaseInfo/properties/project_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/project_id", schemaPath: "#/components/schemas/CloudBaseInfo/properties/project_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.az_code !== void 0) {
      if (typeof data.az_code !== "string") {
        const err6 = { instancePath: instancePath + "/az_code", schemaPath: "#/components/schemas/CloudBaseInfo/properties/az_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/components/schemas/CloudBaseInfo/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate68.errors = vErrors;
  return errors === 0;
}
validate68.evaluated = { "props": { "region": true, "project_id": true, "az_code": true }, "dynamicProps": false, "dynamicItems": false };
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate70.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/components/schemas/EnterpriseProjectId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate70.errors = vErrors;
  return errors === 0;
}
validate70.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/CreateConnectionRequest/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.db_type === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/CreateConnectionRequest/required", keyword: "required", params: { missingProperty: "db_type" }, message: "must have required property 'db_type'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.endpoint === void 0) {
      const err2 = { instancePath, schemaPath: "#/components/schemas/CreateConnectionRequest/required", keyword: "required", params: { missingProperty: "endpoint" }, message: "must have required property 'endpoint'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.name !== void 0) {
      if (!validate54(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData, dynamicAnchors })) {
        vErrors = append(vErrors, validate54.errors);
        errors = vErrors.length;
      }
    }
    if (data.db_type !== void 0) {
      if (!validate56(data.db_type, { instancePath: instancePath + "/db_type", parentData: data, parentDataProperty: "db_type", rootData, dynamicAnchors })) {
        vErrors = append(vErrors, validate56.errors);
        errors = vErrors.length;
      }
    }
    if (data.config !== void 0) {
      if (!validate58(data.config, { instancePath: instancePath + "/config", parentData: data, parentDataProperty: "config", rootData, dynamicAnchors })) {
        vErrors = append(vErrors, validate58.errors);
        errors = vErrors.length;
      }
    }
    if (data.description !== void 0) {
      if (!validate60(data.description, { instancePath: instancePath + "/description", parentData: data, parentDataProperty: "description", rootData, dynamicAnchors })) {
        vErrors = append(vErrors, validate60.errors);
        errors = vErrors.length;
      }
    }
    if (data.endpoint !== void 0) {
      if (!validate62(data.endpoint, { instancePath: instancePath + "/endpoint", parentData: data, parentDataProperty: "endpoint", rootData, dynamicAnchors })) {
        vErrors = append(vErrors, validate62.errors);
        errors = vErrors.length;
      }
    }
    if (data.vpc !== void 0) {
      if (!validate64(data.vpc, { instancePath: instancePath + "/vpc", parentData: data, parentDataProperty: "vpc", rootData, dynamicAnchors })) {
        vErrors = append(vErrors, validate64.errors);
        errors = vErrors.length;
      }
    }
    if (data.ssl !== void 0) {
      if (!validate66(data.ssl, { instancePath: instancePath + "/ssl", parentData: data, parentDataProperty: "ssl", rootData, dynamicAnchors })) {
        vErrors = append(vErrors, validate66.errors);
        errors = vErrors.length;
      }
    }
    if (data.cloud !== void 0) {
      if (!validate68(data.cloud, { instancePath: instancePath + "/cloud", parentData: data, parentDataProperty: "cloud", rootData, dynamicAnchors })) {
        vErrors = append(vErrors, validate68.errors);
        errors = vErrors.length;
      }
    }
    if (data.enterprise_project_id !== void 0) {
      if (!validate70(data.enterprise_project_id, { instancePath: instancePath + "/enterprise_project_id", parentData: data, parentDataProperty: "enterprise_project_id", rootData, dynamicAnchors })) {
        vErrors = append(vErrors, validate70.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/components/schemas/CreateConnectionRequest/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = { "props": { "name": true, "db_type": true, "config": true, "description": true, "endpoint": true, "vpc": true, "ssl": true, "cloud": true, "enterprise_project_id": true }, "dynamicProps": false, "dynamicItems": false };
function append(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}

// source:part-1
var validateConnection = validate532;
var formats0 = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
var formats2 = require_formats().fullFormats.int64;
var func12 = require_ucs2length().default;
var pattern32 = new RegExp("^[A-Za-z0-9_-]+$", "u");
function validate542(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate542.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (func12(data) > 50) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ConnectionName/maxLength", keyword: "maxLength", params: { limit: 50 }, message: "must NOT have more than 50 characters" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (func12(data) < 4) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/ConnectionName/minLength", keyword: "minLength", params: { limit: 4 }, message: "must NOT have fewer than 4 characters" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (!pattern32.test(data)) {
      const err2 = { instancePath, schemaPath: "#/components/schemas/ConnectionName/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_-]+$" }, message: 'must match pattern "^[A-Za-z0-9_-]+$"' };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/components/schemas/ConnectionName/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate542.errors = vErrors;
  return errors === 0;
}
validate542.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema222 = { "title": "Database type", "description": "Database engine of the connection.", "type": "string", "enum": ["mysql", "postgresql", "mongodb", "oracle"], "examples": ["mysql"] };
function validate562(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate562.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/components/schemas/DbType/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (!(data === "mysql" || data === "postgresql" || data === "mongodb" || data === "oracle")) {
    const err1 = { instancePath, schemaPath: "#/components/schemas/DbType/enum", keyword: "enum", params: { allowedValues: schema222.enum }, message: "must be equal to one of the allowed values" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate562.errors = vErrors;
  return errors === 0;
}
validate562.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate582(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate582.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.driver_name !== void 0) {
      if (typeof data.driver_name !== "string") {
        const err0 = { instancePath: instancePath + "/driver_name", schemaPath: "#/components/schemas/ConnectionConfig/properties/driver_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/ConnectionConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate582.errors = vErrors;
  return errors === 0;
}
validate582.evaluated = { "props": { "driver_name": true }, "dynamicProps": false, "dynamicItems": false };
var schema24 = { "title": "Database endpoint", "description": "Where the database is and how to log in to it.", "type": "object", "required": ["endpoint_name", "db_user"], "properties": { "id": { "description": "ID of the database information. The service may give one when none was sent.", "type": "string", "examples": ["2a6b34c5-7c8e-4a47-9d1a-6f0f5f1b7e11"] }, "endpoint_name": { "description": "Kind of database and where it runs: the plain name is an on-premises database or one in another cloud, `ecs_` one on a cloud server, `cloud_` a managed instance.", "type": "string", "enum": ["oracle", "ecs_oracle", "cloud_gaussdbv5", "mysql", "ecs_mysql", "cloud_mysql", "redis", "ecs_redis", "rediscluster", "ecs_rediscluster", "cloud_gaussdb_redis", "postgresql", "ecs_postgresql", "cloud_postgresql", "mongodb", "ecs_mongodb", "cloud_mongodb"], "examples": ["mysql"] }, "ip": { "description": "Address of the database. MySQL, PostgreSQL and Oracle take one IP address or domain name. On-premises MongoDB takes up to three `address:port` pairs separated by commas, DDS any number of them, and a Redis cluster one for every shard, at most 32; name the replica of a shard where there is one.", "type": "string", "examples": ["192.168.0.10", "192.168.0.11:27017,192.168.0.12:27017,192.168.0.13:27017"] }, "db_port": { "description": "Port of the database, a whole number from 1 to 65535 written as a string. Left out where `ip` holds the ports.", "type": "string", "pattern": "^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "examples": ["3306"] }, "db_user": { "description": "User name to log in to the database with.", "type": "string", "minLength": 1, "examples": ["root"] }, "db_password": false, "instance_id": { "description": "ID of the cloud database instance, for a `cloud_` endpoint.", "type": "string", "examples": ["2c1c9cb3d1a345f1b2a5d0f9a1f0c6cein01"] }, "instance_name": { "description": "Name of the cloud database instance.", "type": "string", "examples": ["rds-orders"] }, "db_name": { "description": "Name of the database; for Oracle its service name, as `serviceName.` and the name.", "type": "string", "examples": ["serviceName.orcl"] }, "source_sharding": { "description": "The physical databases behind the endpoint, one entry for each, for example the shards of a MongoDB cluster. An entry is an endpoint with mandatory members of its own.", "type": "array", "items": { "$ref": "#/components/schemas/BaseEndpoint" } } }, "allOf": [{ "title": "MongoDB on premises", "description": "At most three addresses for an on-premises MongoDB database.", "if": { "properties": { "endpoint_name": { "const": "mongodb" } }, "required": ["endpoint_name"] }, "then": { "properties": { "ip": { "pattern": "^[^,]+(,[^,]+){0,2}$" } } } }, { "title": "Redis cluster", "description": "At most 32 addresses for a Redis cluster.", "if": { "properties": { "endpoint_name": { "enum": ["rediscluster", "ecs_rediscluster"] } }, "required": ["endpoint_name"] }, "then": { "properties": { "ip": { "pattern": "^[^,]+(,[^,]+){0,31}$" } } } }] };
var pattern42 = new RegExp("^[^,]+(,[^,]+){0,2}$", "u");
var pattern52 = new RegExp("^[^,]+(,[^,]+){0,31}$", "u");
var pattern62 = new RegExp("^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", "u");
var wrapper02 = { validate: validate602 };
function validate602(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate602.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs2 = errors;
  let valid1 = true;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.endpoint_name === void 0 && (missing0 = "endpoint_name")) {
      const err0 = {};
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    } else {
      if (data.endpoint_name !== void 0) {
        if ("mongodb" !== data.endpoint_name) {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
    }
  }
  var _valid0 = _errs3 === errors;
  errors = _errs2;
  if (vErrors !== null) {
    if (_errs2) {
      vErrors.length = _errs2;
    } else {
      vErrors = null;
    }
  }
  if (_valid0) {
    const _errs5 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.ip !== void 0) {
        let data1 = data.ip;
        if (typeof data1 === "string") {
          if (!pattern42.test(data1)) {
            const err2 = { instancePath: instancePath + "/ip", schemaPath: "#/components/schemas/BaseEndpoint/allOf/0/then/properties/ip/pattern", keyword: "pattern", params: { pattern: "^[^,]+(,[^,]+){0,2}$" }, message: 'must match pattern "^[^,]+(,[^,]+){0,2}$"' };
            if (vErrors === null) {
              vErrors = [err2];
            } else {
              vErrors.push(err2);
            }
            errors++;
          }
        }
      }
    }
    var _valid0 = _errs5 === errors;
    valid1 = _valid0;
    if (valid1) {
      var props0 = {};
      props0.ip = true;
      props0.endpoint_name = true;
    }
  }
  if (!valid1) {
    const err3 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/allOf/0/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  const _errs8 = errors;
  let valid4 = true;
  const _errs9 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.endpoint_name === void 0 && (missing1 = "endpoint_name")) {
      const err4 = {};
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    } else {
      if (data.endpoint_name !== void 0) {
        let data2 = data.endpoint_name;
        if (!(data2 === "rediscluster" || data2 === "ecs_rediscluster")) {
          const err5 = {};
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
  }
  var _valid1 = _errs9 === errors;
  errors = _errs8;
  if (vErrors !== null) {
    if (_errs8) {
      vErrors.length = _errs8;
    } else {
      vErrors = null;
    }
  }
  if (_valid1) {
    const _errs11 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.ip !== void 0) {
        let data3 = data.ip;
        if (typeof data3 === "string") {
          if (!pattern52.test(data3)) {
            const err6 = { instancePath: instancePath + "/ip", schemaPath: "#/components/schemas/BaseEndpoint/allOf/1/then/properties/ip/pattern", keyword: "pattern", params: { pattern: "^[^,]+(,[^,]+){0,31}$" }, message: 'must match pattern "^[^,]+(,[^,]+){0,31}$"' };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
    }
    var _valid1 = _errs11 === errors;
    valid4 = _valid1;
    if (valid4) {
      var props1 = {};
      props1.ip = true;
      props1.endpoint_name = true;
    }
  }
  if (!valid4) {
    const err7 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/allOf/1/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  if (props0 !== true && props1 !== void 0) {
    if (props1 === true) {
      props0 = true;
    } else {
      props0 = props0 || {};
      Object.assign(props0, props1);
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.endpoint_name === void 0) {
      const err8 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/required", keyword: "required", params: { missingProperty: "endpoint_name" }, message: "must have required property 'endpoint_name'" };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
    }
    if (data.db_user === void 0) {
      const err9 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/required", keyword: "required", params: { missingProperty: "db_user" }, message: "must have required property 'db_user'" };
      if (vErrors === null) {
        vErrors = [err9];
      } else {
        vErrors.push(err9);
      }
      errors++;
    }
    if (props0 !== true) {
      props0 = props0 || {};
      props0.id = true;
      props0.endpoint_name = true;
      props0.ip = true;
      props0.db_port = true;
      props0.db_user = true;
      props0.db_password = true;
      props0.instance_id = true;
      props0.instance_name = true;
      props0.db_name = true;
      props0.source_sharding = true;
    }
    if (data.id !== void 0) {
      if (typeof data.id !== "string") {
        const err10 = { instancePath: instancePath + "/id", schemaPath: "#/components/schemas/BaseEndpoint/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.endpoint_name !== void 0) {
      let data5 = data.endpoint_name;
      if (typeof data5 !== "string") {
        const err11 = { instancePath: instancePath + "/endpoint_name", schemaPath: "#/components/schemas/BaseEndpoint/properties/endpoint_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
      if (!(data5 === "oracle" || data5 === "ecs_oracle" || data5 === "cloud_gaussdbv5" || data5 === "mysql" || data5 === "ecs_mysql" || data5 === "cloud_mysql" || data5 === "redis" || data5 === "ecs_redis" || data5 === "rediscluster" || data5 === "ecs_rediscluster" || data5 === "cloud_gaussdb_redis" || data5 === "postgresql" || data5 === "ecs_postgresql" || data5 === "cloud_postgresql" || data5 === "mongodb" || data5 === "ecs_mongodb" || data5 === "cloud_mongodb")) {
        const err12 = { instancePath: instancePath + "/endpoint_name", schemaPath: "#/components/schemas/BaseEndpoint/properties/endpoint_name/enum", keyword: "enum", params: { allowedValues: schema24.properties.endpoint_name.enum }, message: "must be equal to one of the allowed values" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.ip !== void 0) {
      if (typeof data.ip !== "string") {
        const err13 = { instancePath: instancePath + "/ip", schemaPath: "#/components/schemas/BaseEndpoint/properties/ip/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.db_port !== void 0) {
      let data7 = data.db_port;
      if (typeof data7 === "string") {
        if (!pattern62.test(data7)) {
          const err14 = { instancePath: instancePath + "/db_port", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_port/pattern", keyword: "pattern", params: { pattern: "^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$" }, message: 'must match pattern "^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$"' };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
      } else {
        const err15 = { instancePath: instancePath + "/db_port", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_port/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.db_user !== void 0) {
      let data8 = data.db_user;
      if (typeof data8 === "string") {
        if (func12(data8) < 1) {
          const err16 = { instancePath: instancePath + "/db_user", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_user/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
      } else {
        const err17 = { instancePath: instancePath + "/db_user", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_user/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
    if (data.db_password !== void 0) {
      const err18 = { instancePath: instancePath + "/db_password", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_password/false schema", keyword: "false schema", params: {}, message: "boolean schema is false" };
      if (vErrors === null) {
        vErrors = [err18];
      } else {
        vErrors.push(err18);
      }
      errors++;
    }
    if (data.instance_id !== void 0) {
      if (typeof data.instance_id !== "string") {
        const err19 = { instancePath: instancePath + "/instance_id", schemaPath: "#/components/schemas/BaseEndpoint/properties/instance_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
    if (data.instance_name !== void 0) {
      if (typeof data.instance_name !== "string") {
        const err20 = { instancePath: instancePath + "/instance_name", schemaPath: "#/components/schemas/BaseEndpoint/properties/instance_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
    if (data.db_name !== void 0) {
      if (typeof data.db_name !== "string") {
        const err21 = { instancePath: instancePath + "/db_name", schemaPath: "#/components/schemas/BaseEndpoint/properties/db_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.source_sharding !== void 0) {
      let data13 = data.source_sharding;
      if (Array.isArray(data13)) {
        const len0 = data13.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!wrapper02.validate(data13[i0], { instancePath: instancePath + "/source_sharding/" + i0, parentData: data13, parentDataProperty: i0, rootData, dynamicAnchors })) {
            vErrors = append2(vErrors, wrapper02.validate.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err22 = { instancePath: instancePath + "/source_sharding", schemaPath: "#/components/schemas/BaseEndpoint/properties/source_sharding/type", keyword: "type", params: { type: "array" }, message: "must be array" };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/components/schemas/BaseEndpoint/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate602.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate602.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate622(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate622.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.vpc_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/CloudVpcInfo/required", keyword: "required", params: { missingProperty: "vpc_id" }, message: "must have required property 'vpc_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.subnet_id === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/CloudVpcInfo/required", keyword: "required", params: { missingProperty: "subnet_id" }, message: "must have required property 'subnet_id'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.vpc_id !== void 0) {
      let data0 = data.vpc_id;
      if (typeof data0 === "string") {
        if (func12(data0) < 1) {
          const err2 = { instancePath: instancePath + "/vpc_id", schemaPath: "#/components/schemas/CloudVpcInfo/properties/vpc_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/vpc_id", schemaPath: "#/components/schemas/CloudVpcInfo/properties/vpc_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.subnet_id !== void 0) {
      let data1 = data.subnet_id;
      if (typeof data1 === "string") {
        if (func12(data1) < 1) {
          const err4 = { instancePath: instancePath + "/subnet_id", schemaPath: "#/components/schemas/CloudVpcInfo/properties/subnet_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/subnet_id", schemaPath: "#/components/schemas/CloudVpcInfo/properties/subnet_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.security_group_id !== void 0) {
      if (typeof data.security_group_id !== "string") {
        const err6 = { instancePath: instancePath + "/security_group_id", schemaPath: "#/components/schemas/CloudVpcInfo/properties/security_group_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/components/schemas/CloudVpcInfo/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate622.errors = vErrors;
  return errors === 0;
}
validate622.evaluated = { "props": { "vpc_id": true, "subnet_id": true, "security_group_id": true }, "dynamicProps": false, "dynamicItems": false };
var pattern72 = new RegExp("\\.p12$", "u");
function validate642(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate642.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  const _errs2 = errors;
  let valid1 = true;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if (data.ssl_link === void 0 && (missing0 = "ssl_link")) {
      const err0 = {};
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    } else {
      if (data.ssl_link !== void 0) {
        if (true !== data.ssl_link) {
          const err1 = {};
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      }
    }
  }
  var _valid0 = _errs3 === errors;
  errors = _errs2;
  if (vErrors !== null) {
    if (_errs2) {
      vErrors.length = _errs2;
    } else {
      vErrors = null;
    }
  }
  if (_valid0) {
    const _errs5 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.ssl_cert_check_sum === void 0) {
        const err2 = { instancePath, schemaPath: "#/components/schemas/EndpointSslConfig/allOf/0/then/required", keyword: "required", params: { missingProperty: "ssl_cert_check_sum" }, message: "must have required property 'ssl_cert_check_sum'" };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (data.ssl_cert_check_sum !== void 0) {
        let data1 = data.ssl_cert_check_sum;
        if (typeof data1 === "string") {
          if (func12(data1) < 1) {
            const err3 = { instancePath: instancePath + "/ssl_cert_check_sum", schemaPath: "#/components/schemas/EndpointSslConfig/allOf/0/then/properties/ssl_cert_check_sum/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      }
    }
    var _valid0 = _errs5 === errors;
    valid1 = _valid0;
    if (valid1) {
      var props0 = {};
      props0.ssl_cert_check_sum = true;
      props0.ssl_link = true;
    }
  }
  if (!valid1) {
    const err4 = { instancePath, schemaPath: "#/components/schemas/EndpointSslConfig/allOf/0/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err4];
    } else {
      vErrors.push(err4);
    }
    errors++;
  }
  const _errs8 = errors;
  let valid4 = true;
  const _errs9 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if (data.ssl_cert_name === void 0 && (missing1 = "ssl_cert_name")) {
      const err5 = {};
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    } else {
      if (data.ssl_cert_name !== void 0) {
        let data2 = data.ssl_cert_name;
        if (typeof data2 === "string") {
          if (!pattern72.test(data2)) {
            const err6 = {};
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      }
    }
  }
  var _valid1 = _errs9 === errors;
  errors = _errs8;
  if (vErrors !== null) {
    if (_errs8) {
      vErrors.length = _errs8;
    } else {
      vErrors = null;
    }
  }
  if (_valid1) {
    const _errs11 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.ssl_cert_password !== void 0) {
        const err7 = { instancePath: instancePath + "/ssl_cert_password", schemaPath: "#/components/schemas/EndpointSslConfig/allOf/1/then/properties/ssl_cert_password/false schema", keyword: "false schema", params: {}, message: "boolean schema is false" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    var _valid1 = _errs11 === errors;
    valid4 = _valid1;
    if (valid4) {
      var props1 = {};
      props1.ssl_cert_password = true;
      props1.ssl_cert_name = true;
    }
  }
  if (!valid4) {
    const err8 = { instancePath, schemaPath: "#/components/schemas/EndpointSslConfig/allOf/1/if", keyword: "if", params: { failingKeyword: "then" }, message: 'must match "then" schema' };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  if (props0 !== true && props1 !== void 0) {
    if (props1 === true) {
      props0 = true;
    } else {
      props0 = props0 || {};
      Object.assign(props0, props1);
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (props0 !== true) {
      props0 = props0 || {};
      props0.ssl_link = true;
      props0.ssl_cert_name = true;
      props0.ssl_cert_key = true;
      props0.ssl_cert_check_sum = true;
      props0.ssl_cert_password = true;
    }
    if (data.ssl_link !== void 0) {
      if (typeof data.ssl_link !== "boolean") {
        const err9 = { instancePath: instancePath + "/ssl_link", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_link/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.ssl_cert_name !== void 0) {
      if (typeof data.ssl_cert_name !== "string") {
        const err10 = { instancePath: instancePath + "/ssl_cert_name", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_cert_name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.ssl_cert_key !== void 0) {
      const err11 = { instancePath: instancePath + "/ssl_cert_key", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_cert_key/false schema", keyword: "false schema", params: {}, message: "boolean schema is false" };
      if (vErrors === null) {
        vErrors = [err11];
      } else {
        vErrors.push(err11);
      }
      errors++;
    }
    if (data.ssl_cert_check_sum !== void 0) {
      if (typeof data.ssl_cert_check_sum !== "string") {
        const err12 = { instancePath: instancePath + "/ssl_cert_check_sum", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_cert_check_sum/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.ssl_cert_password !== void 0) {
      const err13 = { instancePath: instancePath + "/ssl_cert_password", schemaPath: "#/components/schemas/EndpointSslConfig/properties/ssl_cert_password/false schema", keyword: "false schema", params: {}, message: "boolean schema is false" };
      if (vErrors === null) {
        vErrors = [err13];
      } else {
        vErrors.push(err13);
      }
      errors++;
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/components/schemas/EndpointSslConfig/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
    }
    errors++;
  }
  validate642.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate642.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate662(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate662.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/components/schemas/EnterpriseProjectId/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate662.errors = vErrors;
  return errors === 0;
}
validate662.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate682(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate682.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (func12(data) > 255) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ConnectionDescription/maxLength", keyword: "maxLength", params: { limit: 255 }, message: "must NOT have more than 255 characters" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/components/schemas/ConnectionDescription/type", keyword: "type", params: { type: "string" }, message: "must be string" };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate682.errors = vErrors;
  return errors === 0;
}
validate682.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate532(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate532.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.connection_id === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/Connection/required", keyword: "required", params: { missingProperty: "connection_id" }, message: "must have required property 'connection_id'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.name === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/Connection/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property 'name'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.create_time === void 0) {
      const err2 = { instancePath, schemaPath: "#/components/schemas/Connection/required", keyword: "required", params: { missingProperty: "create_time" }, message: "must have required property 'create_time'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.db_type === void 0) {
      const err3 = { instancePath, schemaPath: "#/components/schemas/Connection/required", keyword: "required", params: { missingProperty: "db_type" }, message: "must have required property 'db_type'" };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.endpoint === void 0) {
      const err4 = { instancePath, schemaPath: "#/components/schemas/Connection/required", keyword: "required", params: { missingProperty: "endpoint" }, message: "must have required property 'endpoint'" };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.connection_id !== void 0) {
      let data0 = data.connection_id;
      if (typeof data0 === "string") {
        if (func12(data0) < 1) {
          const err5 = { instancePath: instancePath + "/connection_id", schemaPath: "#/components/schemas/Connection/properties/connection_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (!formats0.test(data0)) {
          const err6 = { instancePath: instancePath + "/connection_id", schemaPath: "#/components/schemas/Connection/properties/connection_id/format", keyword: "format", params: { format: "uuid" }, message: 'must match format "uuid"' };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/connection_id", schemaPath: "#/components/schemas/Connection/properties/connection_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      if (!validate542(data.name, { instancePath: instancePath + "/name", parentData: data, parentDataProperty: "name", rootData, dynamicAnchors })) {
        vErrors = append2(vErrors, validate542.errors);
        errors = vErrors.length;
      }
    }
    if (data.create_time !== void 0) {
      let data2 = data.create_time;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err8 = { instancePath: instancePath + "/create_time", schemaPath: "#/components/schemas/Connection/properties/create_time/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (!formats2.validate(data2)) {
          const err9 = { instancePath: instancePath + "/create_time", schemaPath: "#/components/schemas/Connection/properties/create_time/format", keyword: "format", params: { format: "int64" }, message: 'must match format "int64"' };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.db_type !== void 0) {
      if (!validate562(data.db_type, { instancePath: instancePath + "/db_type", parentData: data, parentDataProperty: "db_type", rootData, dynamicAnchors })) {
        vErrors = append2(vErrors, validate562.errors);
        errors = vErrors.length;
      }
    }
    if (data.config !== void 0) {
      if (!validate582(data.config, { instancePath: instancePath + "/config", parentData: data, parentDataProperty: "config", rootData, dynamicAnchors })) {
        vErrors = append2(vErrors, validate582.errors);
        errors = vErrors.length;
      }
    }
    if (data.endpoint !== void 0) {
      if (!validate602(data.endpoint, { instancePath: instancePath + "/endpoint", parentData: data, parentDataProperty: "endpoint", rootData, dynamicAnchors })) {
        vErrors = append2(vErrors, validate602.errors);
        errors = vErrors.length;
      }
    }
    if (data.vpc !== void 0) {
      if (!validate622(data.vpc, { instancePath: instancePath + "/vpc", parentData: data, parentDataProperty: "vpc", rootData, dynamicAnchors })) {
        vErrors = append2(vErrors, validate622.errors);
        errors = vErrors.length;
      }
    }
    if (data.ssl !== void 0) {
      if (!validate642(data.ssl, { instancePath: instancePath + "/ssl", parentData: data, parentDataProperty: "ssl", rootData, dynamicAnchors })) {
        vErrors = append2(vErrors, validate642.errors);
        errors = vErrors.length;
      }
    }
    if (data.enterprise_project_id !== void 0) {
      if (!validate662(data.enterprise_project_id, { instancePath: instancePath + "/enterprise_project_id", parentData: data, parentDataProperty: "enterprise_project_id", rootData, dynamicAnchors })) {
        vErrors = append2(vErrors, validate662.errors);
        errors = vErrors.length;
      }
    }
    if (data.description !== void 0) {
      if (!validate682(data.description, { instancePath: instancePath + "/description", parentData: data, parentDataProperty: "description", rootData, dynamicAnchors })) {
        vErrors = append2(vErrors, validate682.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err10 = { instancePath, schemaPath: "#/components/schemas/Connection/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err10];
    } else {
      vErrors.push(err10);
    }
    errors++;
  }
  validate532.errors = vErrors;
  return errors === 0;
}
validate532.evaluated = { "props": { "connection_id": true, "name": true, "create_time": true, "db_type": true, "config": true, "endpoint": true, "vpc": true, "ssl": true, "enterprise_project_id": true, "description": true }, "dynamicProps": false, "dynamicItems": false };
var validateApiError = validate702;
function validate702(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate702.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/ApiError/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.error_msg === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/ApiError/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code;
      if (typeof data0 === "string") {
        if (func12(data0) < 1) {
          const err2 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ApiError/properties/error_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
      } else {
        const err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/ApiError/properties/error_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.error_msg !== void 0) {
      let data1 = data.error_msg;
      if (typeof data1 === "string") {
        if (func12(data1) < 1) {
          const err4 = { instancePath: instancePath + "/error_msg", schemaPath: "#/components/schemas/ApiError/properties/error_msg/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/error_msg", schemaPath: "#/components/schemas/ApiError/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
  } else {
    const err6 = { instancePath, schemaPath: "#/components/schemas/ApiError/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err6];
    } else {
      vErrors.push(err6);
    }
    errors++;
  }
  validate702.errors = vErrors;
  return errors === 0;
}
validate702.evaluated = { "props": { "error_code": true, "error_msg": true }, "dynamicProps": false, "dynamicItems": false };
var validateGatewayError = validate71;
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate71.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error_code === void 0) {
      const err0 = { instancePath, schemaPath: "#/components/schemas/GatewayError/required", keyword: "required", params: { missingProperty: "error_code" }, message: "must have required property 'error_code'" };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.error_msg === void 0) {
      const err1 = { instancePath, schemaPath: "#/components/schemas/GatewayError/required", keyword: "required", params: { missingProperty: "error_msg" }, message: "must have required property 'error_msg'" };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.request_id === void 0) {
      const err2 = { instancePath, schemaPath: "#/components/schemas/GatewayError/required", keyword: "required", params: { missingProperty: "request_id" }, message: "must have required property 'request_id'" };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.error_code !== void 0) {
      let data0 = data.error_code;
      if (typeof data0 === "string") {
        if (func12(data0) < 1) {
          const err3 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/GatewayError/properties/error_code/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/error_code", schemaPath: "#/components/schemas/GatewayError/properties/error_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.error_msg !== void 0) {
      let data1 = data.error_msg;
      if (typeof data1 === "string") {
        if (func12(data1) < 1) {
          const err5 = { instancePath: instancePath + "/error_msg", schemaPath: "#/components/schemas/GatewayError/properties/error_msg/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/error_msg", schemaPath: "#/components/schemas/GatewayError/properties/error_msg/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.request_id !== void 0) {
      let data2 = data.request_id;
      if (typeof data2 === "string") {
        if (func12(data2) < 1) {
          const err7 = { instancePath: instancePath + "/request_id", schemaPath: "#/components/schemas/GatewayError/properties/request_id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/request_id", schemaPath: "#/components/schemas/GatewayError/properties/request_id/type", keyword: "type", params: { type: "string" }, message: "must be string" };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/components/schemas/GatewayError/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate71.errors = vErrors;
  return errors === 0;
}
validate71.evaluated = { "props": { "error_code": true, "error_msg": true, "request_id": true }, "dynamicProps": false, "dynamicItems": false };
function append2(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}
export {
  validateApiError,
  validateConnection,
  validateCreateConnectionRequest,
  validateGatewayError
};
export const requestValidators = {
  "createConnection": validateCreateConnectionRequest,
};
export const responseValidators = {
  "createConnection": { 200: validateConnection, 400: validateApiError, 403: validateApiError, 415: validateApiError, 401: validateGatewayError, 404: validateGatewayError, 413: validateGatewayError, 429: validateGatewayError, 500: validateGatewayError, 503: validateGatewayError },
};
