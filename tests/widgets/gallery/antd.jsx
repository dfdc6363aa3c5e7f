import React from 'react';
import { createRoot } from 'react-dom/client';
import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import { keep } from './state.js';

const options = ['Germany', 'Ghana', 'United States'].map((label) => ({ value: label.slice(0, 2), label }));
createRoot(document.getElementById('root')).render(
  <Form layout="vertical" onValuesChange={(changed, all) => keep('form', { ...all, start: all.start?.format?.('YYYY-MM-DD') })}>
    <Form.Item label="First name" name="first" rules={[{ required: true }]}><Input /></Form.Item>
    <Form.Item label="Country" name="country"><Select options={options} /></Form.Item>
    <Form.Item label="Office" name="office"><Select showSearch optionFilterProp="label" options={options} /></Form.Item>
    <Form.Item label="Skills" name="skills"><Select mode="multiple" optionFilterProp="label" options={['Python', 'SQL', 'Go'].map((label) => ({ value: label, label }))} /></Form.Item>
    <Form.Item label="Years" name="years"><InputNumber /></Form.Item>
    <Form.Item label="Shift" name="shift"><Radio.Group><Radio value="d">Day</Radio><Radio value="n">Night</Radio></Radio.Group></Form.Item>
    <Form.Item name="agree" valuePropName="checked"><Checkbox>I agree</Checkbox></Form.Item>
    <Form.Item label="Start" name="start"><DatePicker /></Form.Item>
  </Form>,
);
